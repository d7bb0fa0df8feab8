using System.Text.Json.Nodes;
using ReleaseConsole.Core.Compare.Schemas;

namespace ReleaseConsole.Tests.Compare.Schemas;

public sealed class SchemaContainmentTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""", SchemaRelation.Narrower)]
    [InlineData("""{"type":"string"}""", """{"type":"number"}""", SchemaRelation.Both)]
    [InlineData("""{"enum":["a","b"]}""", """{"enum":["b","c"]}""", SchemaRelation.Both)]
    [InlineData("""{"enum":["a"]}""", """{"type":"string"}""", SchemaRelation.Wider)]
    [InlineData("""{"const":"a"}""", """{"enum":["a"]}""", SchemaRelation.Same)]
    [InlineData("""{"type":"integer","minimum":1,"maximum":3}""", """{"enum":[1,2,3]}""", SchemaRelation.Same)]
    [InlineData("""{"type":"integer","exclusiveMinimum":0}""", """{"type":"integer","minimum":1}""", SchemaRelation.Same)]
    [InlineData("""{"type":"number","exclusiveMinimum":0}""", """{"type":"number","minimum":1}""", SchemaRelation.Narrower)]
    [InlineData(
        """{"type":"number","minimum":0,"exclusiveMinimum":true}""", """{"type":"number","exclusiveMinimum":0}""", SchemaRelation.Same)]
    [InlineData("""{"type":"number","multipleOf":4}""", """{"type":"number","multipleOf":2}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"number","multipleOf":2}""", """{"type":"integer"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"string","maxLength":200}""", """{"type":"string"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"string","pattern":"^a"}""", """{"type":"string"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"string","pattern":"^a"}""", """{"type":"string","pattern":"^b"}""", SchemaRelation.Both)]
    [InlineData("""{"type":"string","pattern":"^[0-9]+$"}""", """{"type":"string","pattern":"^\\d+$"}""", SchemaRelation.Same)]
    [InlineData("""{"type":"string","pattern":"^[\\w-]+$"}""", """{"type":"string","pattern":"^[A-Za-z0-9_-]+$"}""", SchemaRelation.Same)]
    [InlineData("""{"type":"object","patternProperties":{"^x-":{"type":"string"}},"additionalProperties":false}""", """{"type":"object","additionalProperties":{"type":"string"}}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"array","contains":{"const":1},"minContains":2}""", """{"type":"array","contains":{"const":1},"minContains":1}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"array","contains":{"const":1},"maxContains":2}""", """{"type":"array","contains":{"const":1},"maxContains":3}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"string","pattern":"^[A-Z]{9}$"}""", """{"type":"string","pattern":"^[A-Z]{8}.$"}""", SchemaRelation.Unknown)]
    [InlineData("""{"type":"string","format":"email"}""", """{"type":"string"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"string","format":"email"}""", """{"type":"string","format":"date"}""", SchemaRelation.Unknown)]
    [InlineData("""{"type":"object"}""", """{"type":"object","required":["a"]}""", SchemaRelation.Narrower)]
    [InlineData(
        """{"type":"object","properties":{"a":{}},"additionalProperties":false}""", """{"type":"object","properties":{"a":{}}}""",
        SchemaRelation.Wider)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""", """{"type":"object"}""", SchemaRelation.Wider)]
    [InlineData(
        """{"type":"object","additionalProperties":{"type":"string"}}""", """{"type":"object","additionalProperties":false}""",
        SchemaRelation.Narrower)]
    [InlineData(
        """{"type":"object","patternProperties":{"^x":{"type":"string"}}}""",
        """{"type":"object","patternProperties":{"^x":{"type":"number"}}}""", SchemaRelation.Unknown)]
    [InlineData(
        """{"type":"array","items":{"type":"integer"},"maxItems":3}""", """{"type":"array","items":{"type":"number"},"maxItems":3}""",
        SchemaRelation.Wider)]
    [InlineData(
        """{"type":"array","prefixItems":[{"type":"string"}],"items":false}""",
        """{"type":"array","items":{"type":"string"},"maxItems":1}""", SchemaRelation.Same)]
    [InlineData("""{"type":"array","uniqueItems":true}""", """{"type":"array"}""", SchemaRelation.Wider)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", """{"type":["string","null"]}""", SchemaRelation.Same)]
    [InlineData("""{"type":"string","nullable":true}""", """{"type":["string","null"]}""", SchemaRelation.Wider)]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string","nullable":true}""", SchemaRelation.Narrower)]
    [InlineData(
        """{"type":"string","nullable":true,"maxLength":9}""", """{"type":"string","nullable":true,"maxLength":5}""",
        SchemaRelation.Narrower)]
    [InlineData("""{"type":"string","nullable":true,"maxLength":9}""", """{"type":"string","maxLength":20}""", SchemaRelation.Unknown)]
    [InlineData("""{"type":"float","maximum":100}""", """{"type":"float"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"NUMBER","maximum":100}""", """{"type":"number","maximum":100}""", SchemaRelation.Same)]
    [InlineData(
        """{"type":"OBJECT","properties":{"a":{"type":"STRING"}},"required":["a"]}""",
        """{"type":"OBJECT","properties":{"a":{"type":"STRING"}}}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"int","maximum":100}""", """{"type":"int"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":"any","maximum":100}""", """{"type":"any"}""", SchemaRelation.Wider)]
    [InlineData("""{"type":["string","file"],"maxLength":9}""", """{"type":["string","file"]}""", SchemaRelation.Unknown)]
    [InlineData("""{"type":"file","description":"one"}""", """{"type":"file","description":"two"}""", SchemaRelation.Same)]
    [InlineData("""{"enum":[1,50],"maximum":100}""", """{"enum":[1,50,200]}""", SchemaRelation.Wider)]
    [InlineData("""{"oneOf":[{"type":"string"},{"type":"integer"}]}""", """{"type":["string","integer"]}""", SchemaRelation.Same)]
    [InlineData("""{"oneOf":[{"type":"number"},{"type":"integer"}]}""", """{"type":"number"}""", SchemaRelation.Wider)]
    [InlineData(
        """{"allOf":[{"minimum":1},{"maximum":5}],"type":"number"}""", """{"type":"number","minimum":1,"maximum":5}""",
        SchemaRelation.Same)]
    [InlineData("""{"not":{"enum":["a","b"]}}""", """{"not":{"enum":["a"]}}""", SchemaRelation.Wider)]
    [InlineData(
        """{"anyOf":[{"type":"number","maximum":0},{"type":"number","minimum":0}]}""", """{"type":"number"}""", SchemaRelation.Same)]
    [InlineData("true", "false", SchemaRelation.Narrower)]
    [InlineData("true", "{}", SchemaRelation.Same)]
    [InlineData(
        """{"type":"string","description":"one","default":"a"}""", """{"type":"string","description":"two"}""", SchemaRelation.Same)]
    [InlineData("""{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{}""", SchemaRelation.Wider)]
    [InlineData("""{"$ref":"https://elsewhere.example/schema"}""", """{"type":"string"}""", SchemaRelation.Unknown)]
    public void Two_schemas_have_their_relation(string before, string after, SchemaRelation relation) =>
        Of(before, after).Relation.ShouldBe(relation);

    [Theory]
    [InlineData("""{"type":"number","maximum":5}""", """{"type":"number","maximum":5}""", SchemaRelation.Same)]
    [InlineData("""{"type":"number","maximum":5}""", """{"type":"number","maximum":9}""", SchemaRelation.Wider)]
    [InlineData(
        """{"allOf":[{"$ref":"#/$defs/n","maximum":5}]}""", """{"allOf":[{"$ref":"#/$defs/n","maximum":5}]}""", SchemaRelation.Unknown)]
    [InlineData("""{"dependentRequired":{"a":["b"]}}""", """{"dependentRequired":{"a":["b"]}}""", SchemaRelation.Unknown)]
    [InlineData("""{"dependencies":{"a":["b"]}}""", """{"dependencies":{"a":["b"]}}""", SchemaRelation.Unknown)]
    [InlineData("""{"prefixItems":[{"type":"number"}]}""", """{"prefixItems":[{"type":"number"}]}""", SchemaRelation.Unknown)]
    public void In_another_dialect_only_words_that_mean_the_same_are_compared(string before, string after, SchemaRelation relation)
    {
        var (old, young) = ((JsonObject)JsonNode.Parse(before)!, (JsonObject)JsonNode.Parse(after)!);
        old["$schema"] = "http://json-schema.org/draft-07/schema#";
        old["$defs"] = new JsonObject { ["n"] = new JsonObject { ["type"] = "number" } };
        young["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        young["$defs"] = old["$defs"]!.DeepClone();
        SchemaContainment.Of(old, young).Relation.ShouldBe(relation);
        SchemaContainment.Of(old, old.DeepClone()).Relation.ShouldBe(SchemaRelation.Same);
    }

    [Fact]
    public void A_reference_is_what_it_refers_to() => Of(
        """{"$defs":{"money":{"type":"number","maximum":50}},"properties":{"amount":{"$ref":"#/$defs/money"}}}""",
        """{"properties":{"amount":{"type":"number","maximum":50}}}""").Relation.ShouldBe(SchemaRelation.Same);

    [Fact]
    public void A_definition_that_widens_widens_what_refers_to_it() => Of(
        """{"$defs":{"money":{"type":"number","maximum":50}},"properties":{"amount":{"$ref":"#/$defs/money"}}}""",
        """{"$defs":{"money":{"type":"number","maximum":90}},"properties":{"amount":{"$ref":"#/$defs/money"}}}""").Relation
            .ShouldBe(SchemaRelation.Wider);

    [Fact]
    public void A_tree_that_holds_itself_is_followed_once_round()
    {
        const string Tree =
            """{"type":"object","properties":{"name":{"type":"string","maxLength":MOST},"parts":{"type":"array","items":{"$ref":"#"}}},"additionalProperties":false}""";
        Of(Tree.Replace("MOST", "9"), Tree.Replace("MOST", "9")).Relation.ShouldBe(SchemaRelation.Same);
        Of(Tree.Replace("MOST", "9"), Tree.Replace("MOST", "20")).Relation.ShouldBe(SchemaRelation.Wider);
    }

    [Theory]
    [InlineData("""{"$ref":"#"}""")]
    [InlineData("""{"anyOf":[{"$ref":"#"},{"$ref":"#"},{"$ref":"#"}]}""")]
    [InlineData("""{"oneOf":[{"properties":{"a":{"oneOf":[{"$ref":"#"},{"$ref":"#/oneOf/0"}]}}},{"$ref":"#"}]}""")]
    [InlineData("""{"type":"string","pattern":"^(a+)+$"}""")]
    public void A_schema_without_an_end_is_answered_all_the_same(string endless)
    {
        Of(endless, """{"type":"string","maxLength":4}""");
        Of("{}", endless);
    }

    [Fact]
    public void A_value_shows_what_is_taken_now() =>
        Of("""{"type":"number","maximum":50}""", """{"type":"number","maximum":200}""").TakesNow!.Value!.GetValue<decimal>()
            .ShouldBeGreaterThan(50);

    [Theory]
    [InlineData("""{"type":"string","pattern":"^[a-z]+$"}""", """{"type":"string","pattern":"[a-z]+"}""")]
    [InlineData("""{"type":"string","pattern":"^[a-z]{1,3}$"}""", """{"type":"string","pattern":"^[a-z]{1,30}$"}""")]
    [InlineData("""{"type":"string","pattern":"^(?:EUR|USD)$"}""", """{"type":"string","pattern":"^(?:EUR|USD|[A-Z]{3})$"}""")]
    [InlineData("""{"if":{"properties":{"kind":{"const":"small"}}},"then":{"properties":{"amount":{"maximum":50}}}}""", """{"if":{"properties":{"kind":{"const":"small"}}},"then":{"properties":{"amount":{"maximum":5000}}}}""")]
    public void What_cannot_be_proven_is_shown_by_a_value_made_for_it(string before, string after) => Of(before, after).TakesNow.ShouldNotBeNull();

    private static SchemaVerdict Of(string before, string after) => SchemaContainment.Of(JsonNode.Parse(before), JsonNode.Parse(after));
}
