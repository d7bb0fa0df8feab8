using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Compare.ComparedTools;

namespace ReleaseConsole.Tests.Compare;

public sealed class ToolComparerTests
{
    [Theory]
    [InlineData(
        "refund", "amount", """{"type":"number","maximum":100}""", """{"type":"number"}""",
        "`refund` can now refund any amount (was at most 100).")]
    [InlineData(
        "search", "query", """{"type":"string","maxLength":200}""", """{"type":"string"}""",
        "`search` takes any text as `query` (was at most 200 characters).")]
    [InlineData(
        "refund", "amount", """{"type":"number","maximum":50}""", """{"type":"number","maximum":200}""",
        "`refund` now takes `amount` at most 200 (was at most 50).")]
    [InlineData(
        "list", "state", """{"enum":["open"]}""", """{"enum":["open","closed"]}""",
        "`list` now also takes closed as `state` (was one of open).")]
    [InlineData(
        "pay", "to", """{"type":"string"}""", """{"type":["string","object"]}""",
        "`pay` now takes `to` of type string or object (was of type string).")]
    [InlineData(
        "file", "path", """{"type":"string","pattern":"^/a"}""", """{"type":"string"}""",
        "`file` takes any text as `path` (was of pattern ^/a).")]
    [InlineData(
        "pay", "to", """{"type":"object","properties":{"a":{}},"additionalProperties":false}""",
        """{"type":"object","properties":{"a":{}}}""",
        "`pay` now takes members of `to` that nobody named: any further ones (was named ones only).")]
    public void A_wider_parameter_is_one_plain_sentence(string tool, string parameter, string before, string after, string sentence)
    {
        var change = Changed(Content.Taking(tool, parameter, before), Content.Taking(tool, parameter, after));
        change.Meaning.ShouldBe(sentence);
        change.Details.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line =>
                line.Meaning.ShouldBe(sentence), line =>
                    line.Effect.ShouldBe(Effect.Wider), line => line.Relation.ShouldBe(SchemaRelation.Wider));
    }

    [Theory]
    [InlineData("""{"type":"number"}""", """{"type":"number","maximum":5}""")]
    [InlineData("""{"enum":["a","b"]}""", """{"enum":["a"]}""")]
    [InlineData("""{"type":"array","items":{"type":"string"}}""", """{"type":"array","items":{"type":"string","maxLength":3}}""")]
    public void A_narrower_parameter_is_no_rise(string before, string after) =>
        Line(Content.Taking("t", "x", before), Content.Taking("t", "x", after)).ShouldSatisfyAllConditions(
            line => line.Effect.ShouldBe(Effect.Narrower), line => line.Relation.ShouldBe(SchemaRelation.Narrower));

    [Theory]
    [InlineData("""{"type":"integer","minimum":1}""", """{"type":"integer","exclusiveMinimum":0}""")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"anyOf":[{"type":"null"},{"type":"string"}]}""")]
    public void The_same_values_said_otherwise_are_no_rise(string before, string after) =>
        Changed(Content.Taking("t", "x", before), Content.Taking("t", "x", after)).Details.ShouldAllBe(
            line => line.Effect == Effect.Different && line.Relation == SchemaRelation.Same);

    [Fact]
    public void A_tool_whose_hints_are_null_states_none()
    {
        var tool = ToolDefinition.Parse("""{"name":"t","inputSchema":{},"annotations":null,"annotationsStated":null}"""u8);
        tool.ShouldSatisfyAllConditions(
            () => tool.Annotations.ShouldBe(ToolAnnotations.Defaults), () => tool.AnnotationsStated.ShouldBeEmpty(),
            () => Changed(Pinned(tool), Pinned(tool with { Description = "Says more." })).Type.ShouldBe(ChangeType.Changed));
    }

    [Fact]
    public void Other_values_are_shown_by_one_of_each() =>
        Line(Content.Taking("t", "x", """{"enum":["a","b"]}"""), Content.Taking("t", "x", """{"enum":["b","c"]}""")).Meaning
            .ShouldBe("`t` takes other values of `x`: takes “c”, which it refused, and refuses “a”, which it took.");

    [Fact]
    public void A_definition_that_widens_is_told_where_it_is_used() =>
        Line(Of("t", """{"$defs":{"m":{"type":"number","maximum":5}},"properties":{"a":{"$ref":"#/$defs/m"}}}"""), Of("t", """{"$defs":{"m":{"type":"number","maximum":9}},"properties":{"a":{"$ref":"#/$defs/m"}}}"""))
            .ShouldSatisfyAllConditions(line => line.Label.ShouldBe("a"), line => line.Effect.ShouldBe(Effect.Wider));

    [Fact]
    public void A_combination_that_widens_is_told_with_a_value_it_takes_now() =>
        Line(Content.Taking("t", "x", """{"anyOf":[{"type":"string"}]}"""), Content.Taking("t", "x", """{"anyOf":[{"type":"string"},{"type":"null"}]}""")).Relation.ShouldBe(SchemaRelation.Wider);

    [Fact]
    public void A_parameter_that_goes_from_an_open_schema_is_not_called_narrower() =>
        Line(Of("t", """{"properties":{"a":{"type":"string"}}}"""), Of("t", """{"properties":{}}""")).ShouldSatisfyAllConditions(
            line => line.Relation.ShouldBe(SchemaRelation.Wider), line => line.Effect.ShouldBe(Effect.Different));

    [Theory]
    [InlineData(
        """{"required":["a"],"additionalProperties":false}""", """{"additionalProperties":false}""", SchemaRelation.Both, Effect.Wider)]
    [InlineData("""{"additionalProperties":false}""", """{"additionalProperties":false}""", SchemaRelation.Narrower, Effect.Narrower)]
    [InlineData("""{"required":["a"]}""", "{}", SchemaRelation.Wider, Effect.Wider)]
    [InlineData(
        """{"additionalProperties":{"type":"number"}}""", """{"additionalProperties":{"type":"number"}}""", SchemaRelation.Both,
        Effect.Wider)]
    [InlineData(
        """{"patternProperties":{"^a":{}},"additionalProperties":false}""",
        """{"patternProperties":{"^a":{}},"additionalProperties":false}""", SchemaRelation.Unknown, Effect.Different)]
    public void What_a_parameter_that_went_leaves_open_is_told(string before, string after, SchemaRelation relation, Effect effect)
    {
        var (old, young) = ((JsonObject)Read(before)!, (JsonObject)Read(after)!);
        old["properties"] = Read("""{"a":{"type":"string"}}""");
        young["properties"] = new JsonObject();
        var line =
            Changed(Pinned(Of("t", old.ToJsonString())), Pinned(Of("t", young.ToJsonString()))).Details.First(one => one.Label == "a");
        (line.Relation, line.Effect).ShouldBe((relation, effect));
    }

    [Theory]
    [InlineData("""{"anyOf":[{"$ref":"#/$defs/money"},{"type":"null"}],"default":null}""")]
    [InlineData("""{"$ref":"#/$defs/money","default":1}""")]
    [InlineData("""{"$ref":"#/$defs/money","minimum":0}""")]
    [InlineData("""{"allOf":[{"$ref":"#/$defs/money"}]}""")]
    [InlineData("""{"oneOf":[{"$ref":"#/$defs/money"},{"type":"string"}]}""")]
    [InlineData("""{"type":"object","additionalProperties":{"$ref":"#/$defs/money"}}""")]
    [InlineData("""{"type":"object","patternProperties":{"^x":{"$ref":"#/$defs/money"}}}""")]
    [InlineData("""{"type":"array","items":{"$ref":"#/$defs/money"}}""")]
    [InlineData("""{"type":"array","prefixItems":[{"$ref":"#/$defs/money"}]}""")]
    [InlineData("""{"if":{"type":"number"},"then":{"$ref":"#/$defs/money"}}""")]
    public void A_definition_that_widens_is_told_wherever_it_is_used_and_whatever_else_goes(string use)
    {
        var before = $$$"""{"type":"object","$defs":{"money":{"type":"number","maximum":100}},"properties":{"amount":{{{use}}},"note":{"type":"string"} } }""";
        var after = $$$"""{"type":"object","$defs":{"money":{"type":"number"}},"properties":{"amount":{{{use}}} }}""";
        Changed(Pinned(Of("pay", before)), Pinned(Of("pay", after))).Details.ShouldContain(
            line => line.Label.StartsWith("amount") && (line.Effect == Effect.Wider || line.Relation == SchemaRelation.Unknown));
    }

    [Fact]
    public void Words_that_widen_only_together_are_told_as_wider() =>
        Changed(Content.Taking("t", "x", """{"enum":[1,50],"maximum":100}"""), Content.Taking("t", "x", """{"enum":[1,50,200]}""")).Details
            .ShouldAllBe(line => line.Effect == Effect.Wider);

    [Fact]
    public void A_name_that_need_not_be_there_any_more_is_told_where_nobody_describes_it() =>
        Line(Of("t", """{"type":"object","required":["order"]}"""), Of("t", """{"type":"object"}""")).ShouldSatisfyAllConditions(
            line => line.Label.ShouldBe("order"), line => line.Effect.ShouldBe(Effect.Wider));

    [Fact]
    public void Another_default_is_told() =>
        Line(Content.Taking("t", "x", """{"type":"number","default":1}"""), Content.Taking("t", "x", """{"type":"number","default":100}"""))
            .Meaning.ShouldBe("`t` takes 100 where `x` is left out (was 1).");

    [Fact]
    public void An_answer_of_another_form_has_a_relation_and_no_direction() =>
        Line(Of("t") with { OutputSchema = Read("""{"properties":{"a":{"maximum":1}}}""") }, Of("t") with
        { OutputSchema = Read("""{"properties":{"a":{}}}""") }).ShouldSatisfyAllConditions(
            line =>
                line.Topic.ShouldBe(ChangeTopic.OutputSchema), line =>
                    line.Effect.ShouldBe(Effect.Different), line => line.Relation.ShouldBe(SchemaRelation.Wider));

    [Theory]
    [InlineData("""{"type":"string","pattern":"^[a-z]+@acme\\.com$"}""", """{"type":"string","pattern":"[a-z]+@acme\\.com"}""")]
    [InlineData(
        """{"type":"object","patternProperties":{"^x-":{"type":"string"}}}""",
        """{"type":"object","patternProperties":{"^":{"type":"string"}}}""")]
    [InlineData(
        """{"type":"object","if":{"required":["a"]},"then":{"required":["b"]}}""",
        """{"type":"object","if":{"required":["a"]},"then":{"required":["c"]}}""")]
    public void What_cannot_be_told_is_not_called_as_before(string before, string after) =>
        Changed(Content.Tool("t", Taking("x", before)), Content.Tool("t", Taking("x", after))).ShouldSatisfyAllConditions(
            change => change.Details.ShouldNotBeEmpty(),
            change => change.Meaning.ShouldNotContain("may do what it did"),
            change => change.Meaning.ShouldNotContain("as before"));

    [Fact]
    public void A_pattern_that_lost_its_ends_leads_with_a_text_it_takes_now() =>
        Changed(
            Content.Taking("t", "x", """{"type":"string","pattern":"^[a-z]+$"}"""), Content.Taking("t", "x", """{"type":"string","pattern":"[a-z]+"}"""))
            .Meaning.ShouldBe("`t` takes “A a” as `x`, which it refused: of pattern ^[a-z]+$ became of pattern [a-z]+.");

    [Theory]
    [InlineData(
        """{"type":"boolean","default":true}""", """{"type":"boolean","default":false}""",
        "`t` takes false where `x` is left out (was true).")]
    [InlineData(
        """{"type":"integer","default":10}""", """{"type":"integer","default":10000}""", "`t` takes 10000 where `x` is left out (was 10).")]
    [InlineData(
        """{"type":"integer","default":10,"maximum":9}""", """{"type":"integer","default":20,"maximum":8}""",
        "`t` takes `x` only at most 8 (was at most 9). `t` takes 20 where `x` is left out (was 10).")]
    public void A_default_leads_where_nothing_else_rises(string before, string after, string meaning) =>
        Changed(Content.Taking("t", "x", before), Content.Taking("t", "x", after)).Meaning.ShouldBe(meaning);

    [Fact]
    public void A_limit_that_only_the_description_stated_is_told_when_it_goes() => Changed(
        Content.Tool("read", description: "Reads a file. Only works within allowed directories."),
        Content.Tool("read", description: "Reads a file."))
        .Meaning.ShouldBe("`read` no longer says of itself: “Only works within allowed directories.”");

    [Fact]
    public void Other_words_of_a_description_are_said_to_be_just_that() =>
        Changed(Content.Tool("add", description: "Adds."), Content.Tool("add", description: "Adds two numbers.")).Meaning
            .ShouldBe("`add` is described in other words; what it takes and its hints are as before.");

    [Fact]
    public void A_vendors_tool_of_another_day_an_answer_that_may_be_anything_and_a_server_are_what_is_said_first()
    {
        Changed(
            Pinned(Of("c") with { ProvidedAs = "computer_20250124" }), Pinned(Of("c") with { ProvidedAs = "computer_20251124" })).Meaning
            .ShouldBe("`c` is its vendor's tool of another day: it may do other things (computer_20251124, was computer_20250124).");
        Changed(Pinned(Of("c") with { OutputSchema = Read("""{"type":"object"}""") }), Pinned(Of("c"))).Meaning
            .ShouldBe("`c` no longer states the form of its answer: it may be anything.");
    }

    [Theory]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""", """{"type":"string"}""")]
    [InlineData("""{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}""", """{"$ref":"#/$defs/b","$defs":{"b":{"type":"string"}}}""")]
    public void Another_text_of_the_same_schema_has_a_line_too(string before, string after) =>
        Line(Content.Tool("t", before), Content.Tool("t", after)).ShouldSatisfyAllConditions(
            line => line.Relation.ShouldBe(SchemaRelation.Same), line => line.Effect.ShouldBe(Effect.Different));

    private static string Taking(string parameter, string schema) =>
        $$$"""{"type":"object","properties":{"{{{parameter}}}":{{{schema}}} } }""";
}
