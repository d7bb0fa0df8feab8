using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Tests.Compare;

public sealed class YamlTreeTests
{
    // Chapter 10.3.2 of the YAML 1.2.2 specification, and the words YAML 1.1 took for booleans, dates and base 60.
    [Theory]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("TRUE", "true")]
    [InlineData("no", "\"no\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("! 1", "\"1\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("007", "7")]
    [InlineData("0o14", "12")]
    [InlineData("0xC", "12")]
    [InlineData("+12", "12")]
    [InlineData("0.", "0")]
    [InlineData("-.5", "-0.5")]
    [InlineData("12e03", "12e03")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2026-11-19", "\"2026-11-19\"")]
    [InlineData("|\n  two\n  lines\n", "\"two\\nlines\\n\"")]
    public void Scalars_follow_the_core_schema(string yaml, string json) =>
        JsonNode.DeepEquals(Read("v: " + yaml).Root!["v"], JsonNode.Parse(json)).ShouldBeTrue();

    [Theory]
    [InlineData("a: 1\nb:\n  c: 1\n  c: 2", "yaml-duplicate-key", "4:3")]
    [InlineData("a: !!timestamp 2026-11-19", "yaml-tag", "1:4")]
    [InlineData("a: !ruby/object {}", "yaml-tag", "1:4")]
    [InlineData("a: !!int x", "yaml-tag-value", "1:4")]
    [InlineData("a: .nan", "yaml-not-finite", "1:4")]
    [InlineData("a: 1e400", "yaml-not-finite", "1:4")]
    [InlineData("a: 12345678901234567890", "number-not-exact", "1:4")]
    [InlineData("a: *gone", "yaml-unknown-alias", "1:4")]
    [InlineData("a: &me [*me]", "yaml-unknown-alias", "1:9")]
    [InlineData("? [1, 2]\n: x", "yaml-key-not-text", "1:3")]
    [InlineData("a: 1\n---\nb: 2", "yaml-several-documents", "2:1")]
    [InlineData("<<: 1", "yaml-merge", "1:1")]
    [InlineData("a: [1, 2", "yaml-syntax", "2:1")]
    [InlineData("a: \"open", "yaml-syntax", "1:4")]
    public void What_cannot_be_read_is_refused_with_its_place(string yaml, string code, string place)
    {
        var refusal = YamlTree.Parse(yaml).Refusal.ShouldNotBeNull();
        refusal.Code.ShouldBe(code);
        refusal.Place.ShouldBe(place);
    }

    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var places = Read("# head\ntools:\n  - name: refund\n    max: 50\n  - name: \"a/b\"\n").Places;
        places["/tools"].ShouldBe(new TextPosition(3, 3));
        places["/tools/0/max"].ShouldBe(new TextPosition(4, 10));
        places["/tools/1/name"].ShouldBe(new TextPosition(5, 11));
    }

    [Fact]
    public void An_alias_repeats_the_value_and_a_merge_key_fills_what_is_missing() => JsonNode.DeepEquals(
        Read("base: &b {a: 1, c: 2}\nx: *b\ny:\n  <<: *b\n  a: 3").Root,
        JsonNode.Parse("""{"base":{"a":1,"c":2},"x":{"a":1,"c":2},"y":{"a":3,"c":2}}""")).ShouldBeTrue();

    [Fact]
    public void A_billion_laughs_are_refused_before_they_are_told()
    {
        var yaml = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i < 10; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        YamlTree.Parse(yaml.ToString()).Refusal!.Code.ShouldBe("yaml-too-many-aliases");
    }

    [Fact]
    public void Nesting_without_end_is_refused() =>
        YamlTree.Parse(new string('[', 100_000)).Refusal!.Code.ShouldBe("yaml-too-deep");

    [Fact]
    public void A_megabyte_of_yaml_is_read()
    {
        var yaml = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"- name: row {n}\n  value: {{a: {n}, b: [1, 2]}}\n"));
        Read(yaml).Root!.AsArray().Count.ShouldBe(20_000);
    }

    private static YamlDocumentTree Read(string yaml)
    {
        var read = YamlTree.Parse(yaml);
        read.Refusal.ShouldBeNull();
        return read.Value;
    }
}
