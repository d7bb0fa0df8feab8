using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Compare.ComparedTools;

namespace ReleaseConsole.Tests.Compare;

public sealed class ToolReachTests
{
    [Fact]
    public void A_host_in_letters_that_look_alike_is_another_host() =>
        Changed(Pinned(Of("t") with { Description = "See https://paypal.example." }), Pinned(
            Of("t") with { Description = "See https://p\u0430ypal.example." })).Details
            .ShouldContain(
                line => line.Topic == ChangeTopic.Host && line.Effect == Effect.NewRoute && line.After == "xn--pypal-4ve.example");

    [Fact]
    public void An_argument_that_travels_in_a_header_is_a_new_route() =>
        Line(Content.Taking("t", "x", """{"type":"string"}"""), Content.Taking("t", "x", """{"type":"string","x-mcp-header":"X-Order"}"""))
            .ShouldSatisfyAllConditions(
            line => line.Topic.ShouldBe(ChangeTopic.Header), line => line.Effect.ShouldBe(Effect.NewRoute));

    [Theory]
    [InlineData("""{"authorization":"{{ADMIN_TOKEN}}"}""", Effect.NewRoute)]
    [InlineData("""{"headers":{"X-Forward-User":"1"}}""", Effect.NewRoute)]
    [InlineData("""{"_meta":{"scopes":["repo:write","admin:org"]}}""", Effect.Wider)]
    public void As_whom_it_acts_is_told(string other, Effect effect) =>
        Line(Of("shop"), Of("shop") with { Other = (JsonObject)Read(other)! }).ShouldSatisfyAllConditions(
            line => line.Topic.ShouldBe(ChangeTopic.Credential), line => line.Effect.ShouldBe(effect));

    [Fact]
    public void A_right_less_and_a_header_that_names_no_one_are_no_rise()
    {
        Line(Of("shop") with { Other = (JsonObject)Read("""{"scopes":"read write"}""")! }, Of("shop") with
        { Other = (JsonObject)Read("""{"scopes":"read"}""")! })
            .Effect.ShouldBe(Effect.Narrower);
        Line(Of("shop"), Of("shop") with { Other = (JsonObject)Read("""{"headers":{"Accept":"application/json"}}""")! }).Topic
            .ShouldBe(ChangeTopic.Other);
    }

    [Theory]
    [InlineData("See https://docs.acme.example/orders for the query syntax.", Effect.Different)]
    [InlineData("The syntax is documented at https://docs.acme.example/orders.", Effect.Different)]
    [InlineData("Calls https://docs.acme.example/orders.", Effect.NewRoute)]
    [InlineData("See the orders that are sent to https://docs.acme.example/orders.", Effect.NewRoute)]
    public void An_address_to_read_at_is_pointed_to_and_one_that_is_called_is_reached(string said, Effect effect) =>
        Changed(
            Content.Tool("orders", description: "Searches orders."),
            Content.Tool("orders", description: "Searches orders. " + said)).Details
            .Where(line => line.Topic == ChangeTopic.Host).ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Theory]
    [InlineData("See https://a.example/docs for details.", "", "Point to", Effect.Different)]
    [InlineData("Calls https://a.example/api.", "", "Reach", Effect.Narrower)]
    [InlineData("Calls https://a.example/api.", "See https://a.example/docs for details.", "Reach", Effect.Narrower)]
    public void An_address_that_was_only_pointed_to_is_no_reach_less(string was, string now, string label, Effect effect) =>
        Changed(
            Content.Tool("orders", description: "Searches orders. " + was),
            Content.Tool("orders", description: "Searches orders. " + now)).Details
            .Where(line => line.Topic == ChangeTopic.Host).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Label.ShouldBe(label), line => line.Type.ShouldBe(ChangeType.Removed), line => line.Effect.ShouldBe(effect));

    [Fact]
    public void What_may_be_a_secret_stands_in_no_line()
    {
        static ToolDefinition Sending(string value) =>
            Of("shop") with { Other = (JsonObject)Read($$$"""{"headers":{"X-Key":"{{{value}}}"}}""")! };
        Line(Sending("k-4711-aaaa"), Sending("k-4711-bbbb")).ShouldSatisfyAllConditions(
            line => (line.Before, line.After).ShouldBe(("a value", "another value")),
            line => line.Meaning.ShouldBe(
                "`shop` acts by another value of the header X-Key: what it may reach as that, its file does not say."));
        Line(Sending("${KEY}"), Sending("${ADMIN_KEY}")).After.ShouldBe("${ADMIN_KEY}");
    }

    [Fact]
    public void A_tool_that_asks_for_no_rights_any_more_says_so() => Line(
        Of("shop") with { Other = (JsonObject)Read("""{"scopes":"a b"}""")! },
        Of("shop") with { Other = (JsonObject)Read("""{"scopes":""}""")! })
        .Meaning.ShouldBe("`shop` asks for no rights (was a, b).");
}
