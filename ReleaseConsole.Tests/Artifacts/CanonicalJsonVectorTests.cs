using System.Security.Cryptography;
using System.Text;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

/// <summary>The published test documents of RFC 8785 (cyberphone/json-canonicalization, testdata).</summary>
public sealed class CanonicalJsonVectorTests
{
    private const string Arrays = """
        [
          56,
          {
            "d": true,
            "10": null,
            "1": [ ]
          }
        ]
        """;

    private const string Structures = """
        {
          "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0},
          "10": { },
          "": "empty",
          "a": { },
          "111": [ {"e": "yes","E": "no" } ],
          "A": { }
        }
        """;

    private const string Values = """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
          "literals": [null, true, false]
        }
        """;

    private const string Unnormalised = """
        {
          "Unnormalized Unicode":"A\u030a"
        }
        """;

    private const string French = """
        {
          "peach": "This sorting order",
          "péché": "is wrong according to French",
          "pêche": "but canonicalization MUST",
          "sin":   "ignore locale"
        }
        """;

    private const string Weird = """
        {
          "\u20ac": "Euro Sign",
          "\r": "Carriage Return",
          "\u000a": "Newline",
          "1": "One",
          "\u0080": "Control\u007f",
          "\ud83d\ude02": "Smiley",
          "\u00f6": "Latin Small Letter O With Diaeresis",
          "\ufb33": "Hebrew Letter Dalet With Dagesh",
          "</script>": "Browser Challenge"
        }
        """;

    [Theory]
    [InlineData(Arrays, "099601b171cafed97c333f8878d68e7f8c8f795412adb34b2fdcf0e7c7beac42")]
    [InlineData(French, "d99d0ebdcb0033cb858cfa830ae46bc0fb3309413b271f1da828c89901a27ed5")]
    [InlineData(Structures, "605f65004ec2db7692522a0852c22f1c989e036d547e88963d1a3143cf3195d5")]
    [InlineData(Unnormalised, "0d99aad92a125196ff887876643fd3206786a84ddce2cee52ba4ad256d2381d3")]
    [InlineData(Weird, "6af595a9aa80110b964b4de3f82a05fa6ae7423005019bacfa2620dddc4e94d1")]
    [InlineData(Values, "2d5e01a318d0f0879ab568c4be289c8b1f64ef8921a53c6277d5e069978baacb")]
    public void A_published_document_has_the_hash_of_its_published_form(string input, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(Canonical(input))).ShouldBe(sha256);

    [Theory]
    [InlineData(Arrays, """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(Structures, """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{"E":"no","e":"yes"}],"A":{},"a":{}}""")]
    [InlineData(Values,
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""")]
    public void A_published_document_has_its_published_form(string input, string expected) =>
        Encoding.UTF8.GetString(Canonical(input)).ShouldBe(expected);

    [Fact]
    public void Keys_sort_by_UTF_16_code_units_so_that_a_surrogate_pair_comes_before_U_FB33()
    {
        var values = System.Text.Json.JsonDocument.Parse(Canonical(Weird)).RootElement.EnumerateObject();

        values.Select(member => member.Name).ShouldBe(["\n", "\r", "1", "</script>", "\u0080", "ö", "€", "😂", "\uFB33"]);
    }

    [Fact]
    public void A_combining_character_is_left_apart() =>
        Canonical(Unnormalised).AsSpan().IndexOf("A\u030a"u8).ShouldBeGreaterThan(0);

    private static byte[] Canonical(string json) => CanonicalJson.From(Encoding.UTF8.GetBytes(json)).Value;
}
