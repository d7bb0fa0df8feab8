using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Tests.Compare.Schemas;

/// <summary>What is said of one parameter of a tool when its schema says the same, less or more in other words.</summary>
public sealed class SchemaSentenceTests
{
    [Theory]
    [InlineData("""{"type":"integer","minimum":1,"maximum":3}""", """{"enum":[1,2,3]}""")]
    [InlineData("""{"type":"integer","minimum":5,"maximum":5}""", """{"const":5}""")]
    [InlineData("""{"type":"number","maximum":100}""", """{"allOf":[{"type":"number","maximum":100}]}""")]
    [InlineData("""{"type":"number","maximum":100}""", """{"allOf":[{"$ref":"#/$defs/money"}]}""")]
    [InlineData("""{"enum":["a","b"]}""", """{"oneOf":[{"const":"a"},{"const":"b"}]}""")]
    [InlineData("""{"type":"number","multipleOf":1}""", """{"type":"integer"}""")]
    [InlineData(
        """{"type":"array","maxItems":0,"items":{"type":"integer"}}""", """{"type":"array","maxItems":0,"items":{"type":"string"}}""")]
    [InlineData("""{"type":"array","contains":{}}""", """{"type":"array","minItems":1}""")]
    public void A_bound_that_went_into_another_word_is_one_line_that_says_so(string before, string after) =>
        Line(before, after).ShouldSatisfyAllConditions(
            line => line.Meaning.ShouldBe("`t` takes the same as `v`, said otherwise."),
            line => line.Effect.ShouldBe(Effect.Different),
            line => line.Relation.ShouldBe(SchemaRelation.Same));

    [Theory]
    [InlineData("""{"type":"string"}""", """{"enum":["EUR","USD"]}""", "`t` takes `v` only one of EUR, USD (was string, any value).")]
    [InlineData("""{"type":"string"}""", """{"const":"EUR"}""", "`t` takes `v` only EUR (was string, any value).")]
    [InlineData(
        """{"type":"integer"}""", """{"anyOf":[{"type":"integer","maximum":3},{"type":"integer","minimum":9}]}""",
        "`t` takes `v` only integer, at most 3 or integer, at least 9 (was integer, any value).")]
    public void What_is_narrower_as_a_whole_has_no_line_that_is_wider(string before, string after, string sentence) =>
        Line(before, after).ShouldSatisfyAllConditions(
            line => line.Meaning.ShouldBe(sentence), line => line.Relation.ShouldBe(SchemaRelation.Narrower));

    [Fact]
    public void What_takes_null_beside_what_it_took_says_just_that() =>
        Line("""{"type":"number","maximum":100}""", """{"anyOf":[{"type":"number","maximum":100},{"type":"null"}]}""")
            .ShouldSatisfyAllConditions(
            line => line.Meaning.ShouldBe("`t` now also takes null as `v` (was number, at most 100)."),
            line => line.Effect.ShouldBe(Effect.Wider));

    [Fact]
    public void A_limit_that_is_lost_on_the_way_into_other_words_is_still_told() =>
        Line("""{"type":"number","maximum":100}""", """{"anyOf":[{"type":"number","maximum":900},{"type":"null"}]}""")
            .ShouldSatisfyAllConditions(
            line => line.Effect.ShouldBe(Effect.Wider), line => line.Relation.ShouldBe(SchemaRelation.Wider));

    [Fact]
    public void A_parameter_that_a_pattern_bounds_already_widens_nothing()
    {
        var lines = Lines(
            """{"type":"object","properties":{"ab":{"type":"string","maxLength":3}},"patternProperties":{"^a":{"type":"string","maxLength":3}}}""",
            """{"type":"object","properties":{"ab":{"type":"string"}},"patternProperties":{"^a":{"type":"string","maxLength":3}}}""");
        lines.ShouldAllBe(line => line.Effect == Effect.Different && line.Relation != SchemaRelation.Wider);
    }

    [Fact]
    public void A_length_that_went_for_a_pattern_is_not_called_wider() =>
        Line("""{"type":"string","minLength":1}""", """{"type":"string","pattern":"."}""").ShouldSatisfyAllConditions(
            line => line.Relation.ShouldBe(SchemaRelation.Unknown), line => line.Effect.ShouldBe(Effect.Different),
            line => line.Meaning!.ShouldNotContain(".."));

    [Fact]
    public void A_length_that_went_while_the_pattern_stayed_is_wider() =>
        Line("""{"type":"string","minLength":3,"pattern":"^a"}""", """{"type":"string","pattern":"^a"}""").Effect.ShouldBe(Effect.Wider);

    [Fact]
    public void Members_that_are_needed_one_or_the_other_were_both_needed() =>
        Line(
            """{"type":"object","properties":{"a":{},"b":{}},"required":["a","b"]}""",
            """{"type":"object","properties":{"a":{},"b":{}},"anyOf":[{"required":["a"]},{"required":["b"]}]}""")
                .ShouldSatisfyAllConditions(
            line => line.Effect.ShouldBe(Effect.Wider),
            line => line.Meaning.ShouldBe("`t` now takes `v` any of: with a; with b (was a and b needed)."));

    [Fact]
    public void One_more_member_of_a_tagged_union_is_told_by_its_tag() =>
        Line(
            """{"oneOf":[{"type":"object","properties":{"kind":{"const":"file"},"path":{"type":"string"}},"required":["kind","path"]}]}""",
            """{"oneOf":[{"type":"object","properties":{"kind":{"const":"file"},"path":{"type":"string"}},"required":["kind","path"]},{"type":"object","properties":{"kind":{"const":"url"},"url":{"type":"string"}},"required":["kind","url"]}]}""")
            .Meaning.ShouldBe("`t` now also takes kind url as `v` (was exactly one of: kind file).");

    [Fact]
    public void What_only_some_readers_take_for_null_is_not_called_null() =>
        Line("""{"type":"string","nullable":true}""", """{"type":["string","null"]}""").Before.ShouldBe("of type string, nullable");

    [Theory]
    [InlineData("""{"not":{"type":["null","boolean","number","array","object"]}}""", """{"type":"string"}""")]
    [InlineData("""{"enum":["ann@example.com"],"format":"email"}""", """{"enum":["ann@example.com"]}""")]
    public void Without_a_value_that_shows_it_nothing_is_said_to_be_more_or_less(string before, string after)
    {
        foreach (var (one, other) in new[] { (before, after), (after, before) })
            foreach (var line in Lines(Taking(one), Taking(other)))
                (line.Relation is SchemaRelation.Same or SchemaRelation.Unknown || line.Meaning!.Contains("nothing new")
                    || line.Meaning.Contains("at least what it did")).ShouldBeTrue(line.Meaning);
    }

    [Fact]
    public void A_schema_that_is_elsewhere_is_named_and_told_only_where_it_changed()
    {
        const string Elsewhere = """{"$ref":"https://elsewhere.example/money.json"}""";
        Line(Elsewhere, """{"type":"string"}""").Meaning.ShouldBe(
            "Whether `t` takes more or less as `v` cannot be told: what https://elsewhere.example/money.json says became string, any value.");
        Lines(
            $$$"""{"properties":{"a":{{{Elsewhere}}},"b":{"type":"number","maximum":5} } }""",
            $$$"""{"properties":{"a":{{{Elsewhere}}},"b":{"type":"number","maximum":3} } }""").ShouldHaveSingleItem().Label.ShouldBe("b");
    }

    [Theory]
    [InlineData("https://s.example/p.json#/$defs/a")]
    [InlineData("p.json#/$defs/a")]
    public void A_document_that_refers_to_itself_by_its_address_is_not_taken_for_the_same(string reference)
    {
        string Schema(int most) =>
            """{"$id":"https://s.example/p.json","$defs":{"a":{"type":"number","maximum":MOST}},"type":"object","properties":{"v":{"$ref":"THERE"}}}"""
            .Replace("MOST", $"{most}", StringComparison.Ordinal).Replace("THERE", reference, StringComparison.Ordinal);
        Lines(Schema(100), Schema(1_000_000)).ShouldContain(line => line.Relation == SchemaRelation.Unknown);
    }

    [Theory]
    [InlineData("""{"type":"number","maximum":5}""", """{"maximum":5}""", "`t` no longer holds `v` to the type number.")]
    [InlineData("""{"type":"integer","maximum":5}""", """{"type":"integer"}""", "`t` takes any integer as `v` (was at most 5).")]
    [InlineData(
        """{"type":"number","minimum":0}""", """{"type":"number","minimum":0,"exclusiveMinimum":true}""",
        "`t` takes `v` only above 0 (was at least 0).")]
    [InlineData("""{"enum":["a","b"]}""", """{"const":"a"}""", "`t` takes `v` only a (was one of a, b).")]
    public void The_words_fit_together(string before, string after, string sentence) => Line(before, after).Meaning.ShouldBe(sentence);

    private static ChangeDetail Line(string before, string after) => Lines(Taking(before), Taking(after)).ShouldHaveSingleItem();

    private static string Taking(string schema) =>
        $$$"""{"type":"object","properties":{"v":{{{schema}}}},"$defs":{"money":{"type":"number","maximum":100} } }""";

    private static IReadOnlyList<ChangeDetail> Lines(string before, string after) =>
        SchemaLines.Of(JsonNode.Parse(before), JsonNode.Parse(after), new SchemaSubject("t", "/inputSchema", ChangeTopic.Input));
}
