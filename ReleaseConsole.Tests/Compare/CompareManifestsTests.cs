using FsCheck.Fluent;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Compare;

public sealed class CompareManifestsTests
{
    [Fact]
    public void A_manifest_compared_with_itself_has_no_change() => Laws.Hold(
        Gen.Choose(0, 6).SelectMany(count => Gen.ArrayOf(Gen.Elements("a", "Never b.", "c {{d}}", "## Rules\n- e"), count)),
        texts =>
        {
            var manifest = Content.Manifest([.. texts.Select((text, at) => Content.Prompt($"p{at}", text))]);
            var changes = CompareManifests.Of(manifest, manifest);
            return changes.Changes.Count == 0 && changes.Unchanged == texts.Length;
        },
        runs: 100);

    [Theory]
    [InlineData("2026.10.3")]
    [InlineData("2026.11.1")]
    public void A_sample_compared_with_itself_has_no_change(string version) =>
        CompareManifests.Of(SampleRelease.Read(version), SampleRelease.Read(version)).Changes.ShouldBeEmpty();

    [Fact]
    public void What_goes_on_under_another_name_is_counted_once_and_stays_two_changes()
    {
        var changes = CompareManifests.Of(
            Content.Manifest(Content.Prompt("a", "Be kind."), Content.Prompt("b", "Be brief."), Content.Prompt("c", "Be calm.")),
            Content.Manifest(Content.Prompt("d", "Be kind."), Content.Prompt("b", "Be very brief."), Content.Prompt("c", "Be calm.")));
        (changes.Changes.Count, changes.Renamed, changes.Unchanged).ShouldBe((3, 1, 1));
        ReleaseChanges.Sum(changes.Changes.Count, changes.Renamed, changes.Unchanged).ShouldBe("1 changed, 1 renamed, 1 unchanged");
        ReleaseChanges.Sum(2, 0, 5).ShouldBe("2 changed, 5 unchanged");
    }

    [Fact]
    public void A_raised_limit_is_said_in_one_sentence() => Only(
        Content.Taking("refund", "amount", """{"type":"number","maximum":50}"""),
        Content.Taking("refund", "amount", """{"type":"number","maximum":200}""")).Meaning
        .ShouldBe("`refund` now takes `amount` at most 200 (was at most 50).");

    [Theory]
    [InlineData("""{"enum":["a"]}""", """{"enum":["a","b"]}""", Effect.Wider)]
    [InlineData("""{"enum":["a","b"]}""", """{"enum":["a"]}""", Effect.Narrower)]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""", Effect.Wider)]
    [InlineData("""{"pattern":"^a$"}""", "{}", Effect.Wider)]
    [InlineData("""{"pattern":"^a$"}""", """{"pattern":"^b$"}""", Effect.Wider)]
    [InlineData("""{"minimum":1}""", """{"minimum":0}""", Effect.Wider)]
    [InlineData("{}", """{"maxLength":9}""", Effect.Narrower)]
    [InlineData("""{"oneOf":[{"type":"string"}]}""", """{"oneOf":[{"type":"number"}]}""", Effect.Wider)]
    public void A_schema_change_has_its_direction(string before, string after, Effect effect) =>
        Only(Content.Taking("t", "x", before), Content.Taking("t", "x", after)).Details.ShouldHaveSingleItem().Effect.ShouldBe(effect);

    [Fact]
    public void Leaving_out_a_hint_that_held_a_tool_back_is_a_rise()
    {
        var change = Only(Content.Tool("file"), Content.Tool("file", hints: "!openWorldHint"));
        change.Details.ShouldContain(
            detail => detail.Topic == ChangeTopic.Write && detail.Effect == Effect.Wider && detail.After == "yes, by default");
    }

    [Fact]
    public void A_shared_setting_that_an_overlay_keeps_says_so() => Only(
        Content.Settings("{base: {limit: 50}, overlays: {staging: {limit: 50}}}"),
        Content.Settings("{base: {limit: 200}, overlays: {staging: {limit: 50}}}")).Details.ShouldHaveSingleItem()
        .After.ShouldBe("200; staging keeps 50");

    [Fact]
    public void A_renumbered_rule_is_the_same_rule() =>
        Only(Content.Prompt("p", "1. Be kind.\n2. Never lie."), Content.Prompt("p", "1. Never lie.\n2. Be kind.")).Details
            .ShouldNotContain(detail => detail.Topic == ChangeTopic.Obligation);

    [Theory]
    [InlineData("2026.11.1", typeof(CompareReference.OfRelease))]
    [InlineData("env:production", typeof(CompareReference.OfEnvironment))]
    [InlineData("env:production~1", typeof(CompareReference.OfEnvironment))]
    [InlineData("draft:prompts/triage", typeof(CompareReference.OfDraft))]
    [InlineData("artifact:prompts/triage@12", typeof(CompareReference.OfArtifact))]
    [InlineData("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", typeof(CompareReference.OfDigest))]
    public void A_reference_is_read_and_written_alike(string text, Type form)
    {
        var reference = CompareReference.Parse(text).Value;
        reference.ShouldBeOfType(form);
        reference.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("env:")]
    [InlineData("env:production~0")]
    [InlineData("env:~1")]
    [InlineData("draft:")]
    [InlineData("artifact:prompts/triage")]
    public void What_names_nothing_is_refused(string text) => CompareReference.Parse(text).Refusal!.Code.ShouldBe("bad-reference");

    private static ArtifactChange Only(PinnedContent before, PinnedContent after) =>
        CompareManifests.Of(Content.Manifest(before), Content.Manifest(after)).Changes.ShouldHaveSingleItem();
}
