using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Compare.ComparedTools;

namespace ReleaseConsole.Tests.Compare;

public sealed class ToolRenameTests
{
    [Fact]
    public void A_tool_with_the_same_parameters_under_another_name_is_renamed()
    {
        const string Schema =
            """{"type":"object","properties":{"order":{"type":"string"},"amount":{"type":"number"}},"required":["order"]}""";
        var changes = CompareManifests.Of(
            Content.Manifest(Content.Tool("refund", Schema, description: "Pays money back for one order.")),
            Content.Manifest(Content.Tool("refund_order", Schema, description: "Pays money back for one order."))).Changes;
        changes.Select(change => change.Meaning).ShouldBe(
            ["`refund` goes on as `refund_order`.", "`refund_order` is `refund` under another name."]);
        changes[1].Details.ShouldContain(line => line.Topic == ChangeTopic.Rename);
        changes[1].Details.ShouldContain(line => line.Topic == ChangeTopic.Capability && line.Type == ChangeType.Added);
    }

    [Fact]
    public void Two_tools_with_nothing_in_common_are_two_tools() => CompareManifests.Of(
        Content.Manifest(Content.Tool("refund", """{"properties":{"order":{"type":"string"}}}""", description: "Pays money back.")),
        Content.Manifest(
            Content.Tool("weather", """{"properties":{"city":{"type":"string"}}}""", description: "Tells the weather."))).Changes
        .ShouldAllBe(change => change.Details.All(line => line.Topic != ChangeTopic.Rename));

    [Fact]
    public void Another_name_of_the_same_tool_is_told() =>
        Changed(Pinned(Of("merge_pull_request"), "merge"), Pinned(Of("merge_pr"), "merge")).ShouldSatisfyAllConditions(
            change => change.Meaning.ShouldStartWith("The tool `merge_pull_request` is called `merge_pr` now"),
            change => change.Details.ShouldHaveSingleItem().Topic.ShouldBe(ChangeTopic.Rename));

    [Fact]
    public void A_tool_under_another_name_is_held_against_what_it_was()
    {
        const string Schema = """{"type":"object","properties":{"order":{"type":"string"},"shop":{"type":"string"}}}""";
        var old = Of("lookup_order", Schema) with
        { Description = "Looks up one order of the shop.", Annotations = ToolAnnotations.Defaults };
        var young = old with { Name = "find_order" };
        Renamed(old, young).Details.ShouldNotContain(line => line.Topic == ChangeTopic.OpenWorld);
        Renamed(old, young with { Annotations = ToolAnnotations.Defaults with { OpenWorldHint = false } }).Details
            .ShouldContain(line => line.Topic == ChangeTopic.OpenWorld && line.Effect == Effect.Narrower);
        Renamed(old with { Annotations = ToolAnnotations.Defaults with { ReadOnlyHint = true } }, young).Details
            .ShouldContain(line => line.Topic == ChangeTopic.Write && line.Effect == Effect.Wider);
    }

    [Theory]
    [InlineData("pullNumber", "pull_number")]
    [InlineData("owner-id", "ownerId")]
    public void A_parameter_in_another_spelling_is_one_line_and_no_new_way_in(string was, string now)
    {
        static string Closed(string name) =>
            $$$"""{"type":"object","properties":{"{{{name}}}":{"type":"integer","minimum":1}},"required":["{{{name}}}"],"additionalProperties":false}""";
        Line(Of("t", Closed(was)), Of("t", Closed(now))).ShouldSatisfyAllConditions(
            line => line.Effect.ShouldBe(Effect.Different),
            line => line.Meaning.ShouldBe($"`t` takes as `{now}` what it took as `{was}`."));
    }

    [Fact]
    public void A_parameter_in_another_spelling_that_takes_more_is_still_a_rise() =>
        Changed(
            Pinned(Of("t", """{"properties":{"pullNumber":{"type":"integer","minimum":1}},"additionalProperties":false}""")),
            Pinned(Of("t", """{"properties":{"pull_number":{"type":"integer"}},"additionalProperties":false}"""))).Details
            .ShouldContain(line => line.Effect == Effect.NewRoute);

    private static ArtifactChange Renamed(ToolDefinition before, ToolDefinition after) =>
        CompareManifests.Of(Content.Manifest(Pinned(before)), Content.Manifest(Pinned(after))).Changes
            .Single(change => change.Type == ChangeType.Added);
}
