using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Artifacts;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("", "json-not-readable", "1:1")]
    [InlineData("{\"a\": [1, 2", "json-not-readable", "1:12")]
    [InlineData("{\"a\": 1,\n \"b\" 2}", "json-not-readable", "2:6")]
    [InlineData("[1,]", "json-not-readable", "1:4")]
    [InlineData("[NaN]", "json-not-readable", "1:2")]
    [InlineData("[-Infinity]", "json-not-readable", "1:3")]
    [InlineData("[01]", "json-not-readable", "1:3")]
    [InlineData("// note\n1", "json-not-readable", "1:1")]
    [InlineData("{} {}", "json-not-readable", "1:4")]
    [InlineData("[\"a\tb\"]", "json-not-readable", "1:4")]
    [InlineData("{\"a\":1,\n\"b\":2,\n  \"a\":3}", "duplicate-key", "3:3")]
    [InlineData("{\"z\":1,\"\\u0061\":1,\n\"a\":3}", "duplicate-key", "2:1")]
    [InlineData("{\"x\":{\"é\":1,\"é\":1}}", "duplicate-key", "1:13")]
    [InlineData("[\"é\\ud800\"]", "unpaired-surrogate", "1:4")]
    [InlineData("[\"\\udc00\\ud800\"]", "unpaired-surrogate", "1:3")]
    [InlineData("{\"\\ud83dx\":1}", "unpaired-surrogate", "1:3")]
    [InlineData("[1,\n1e309]", "number-out-of-range", "2:1")]
    [InlineData("-1e999", "number-out-of-range", "1:1")]
    public void Json_without_one_canonical_form_is_refused_with_its_place(string json, string code, string place)
    {
        var refusal = CanonicalJson.From(Encoding.UTF8.GetBytes(json)).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Place).ShouldBe((code, place));
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused_with_the_first_bad_byte()
    {
        byte[] json = [.. "{\n\"a\":\""u8, 0xED, 0xA0, 0x80, .. "\"}"u8];

        var refusal = CanonicalJson.From(json).Refusal.ShouldNotBeNull();

        (refusal.Code, refusal.Place).ShouldBe(("text-not-utf8", "2:6"));
        refusal.Sentence.ShouldContain("byte 7");
    }

    [Fact]
    public void Nesting_is_accepted_to_128_levels_and_refused_beyond()
    {
        Canonical(new string('[', 128) + new string(']', 128)).Succeeded.ShouldBeTrue();
        Canonical(new string('[', 129) + new string(']', 129)).Refusal.ShouldNotBeNull().Code.ShouldBe("json-too-deep");
        Canonical(new string('[', 100_000)).Refusal.ShouldNotBeNull().Place.ShouldBe("1:129");
    }

    [Theory]
    [InlineData("\"\\u0000\\u001F\\u007f\\b\\f\\n\\r\\t\\/\\u0008\"", "\"\\u0000\\u001f\u007f\\b\\f\\n\\r\\t/\\b\"")]
    [InlineData("\"\\u2028\\ud83d\\uDE02\"", "\"\u2028😂\"")]
    [InlineData(
        "[0, -0, 0e9, 1e21, 100000000000000000000, 12345678901234567890]",
        "[0,0,0,1e+21,100000000000000000000,12345678901234567000]")]
    [InlineData("\uFEFF{ }", "{}")]
    [InlineData(" true ", "true")]
    public void Spelling_is_reduced_to_the_canonical_one(string json, string expected) =>
        Encoding.UTF8.GetString(Canonical(json).Value).ShouldBe(expected);

    [Fact]
    public void Keys_of_a_large_object_are_ordered_and_a_far_apart_duplicate_is_found()
    {
        var keys = Enumerable.Range(0, 5_000).Select(i => $"k{i * 7919 % 5_000}").ToList();
        var json = "{" + string.Join(",", keys.Select(key => $"\"{key}\":{{\"b\":1,\"a\":2}}")) + "}";

        var ordered = JsonNode.Parse(Canonical(json).Value)!.AsObject().Select(member => member.Key);

        ordered.ShouldBe(keys.Order(StringComparer.Ordinal));
        Canonical(json[..^1] + ",\"k17\":0}").Refusal.ShouldNotBeNull().Code.ShouldBe("duplicate-key");
    }

    [Fact]
    public void Numbers_may_grow_beyond_the_size_of_their_source()
    {
        var json = "[" + string.Join(",", Enumerable.Repeat("1e20", 10_000)) + "]";

        Canonical(json).Value.Length.ShouldBe((10_000 * 22) + 1);
    }

    private static Result<byte[]> Canonical(string json) => CanonicalJson.From(Encoding.UTF8.GetBytes(json));
}
