using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Web.Assess;
using ReleaseConsole.Web.Review;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Tests.Web;

public sealed class FindingLinksTests
{
    private static readonly ArtifactChange Refund = Change(ArtifactKind.Tool, "tools/refund");

    [Theory]
    [InlineData("tools/refund", "/amount", "at:tools/refund:after-2")]
    [InlineData("tools/refund", null, "at:tools/refund:")]
    [InlineData("production", null, "/shop/environments?environment=production")]
    [InlineData("models/default", "/model", "/shop/artifacts/model/models/default")]
    public void A_finding_is_read_on_its_line_or_on_the_page_of_what_it_speaks_of(string artifact, string? place, string url) =>
        Links().UrlOf(Found("rule", artifact, place)).ShouldBe(url);

    [Fact]
    public void Drift_is_read_where_it_is_decided() =>
        Links().UrlOf(Found("untracked-change-live", "prompts/triage", null)).ShouldBe("/shop/environments?environment=production");

    [Fact]
    public void No_two_changes_have_one_place_on_the_page()
    {
        string[] paths = ["prompts/a/b", "prompts/a-b", "prompts/a.b", "prompts/a_b", "prompts/a_2db"];
        paths.Select(path => ReviewWords.Anchor(Change(ArtifactKind.Prompt, path))).ShouldBeUnique();
        ReviewWords.Anchor(Change(ArtifactKind.Tool, "prompts/a"))
            .ShouldNotBe(ReviewWords.Anchor(Change(ArtifactKind.Prompt, "prompts/a")));
    }

    private static FindingLinks Links() => new(
        Urls.For("shop"), "production", new FindingLines(
            new ReleaseChanges(null, Digest.Of("x"), [Refund], 0),
            _ => new ChangedTexts("", "{\n  \"amount\": 200\n}\n", IsStructured: true), (change, line) => $"at:{change.Path}:{line}"));

    private static ArtifactChange Change(ArtifactKind kind, string path) =>
        new(kind, path, ChangeType.Changed, null, null, "It changed.", []);

    private static Finding Found(string rule, string artifact, string? place) =>
        new(rule, "It is so", RiskLevel.High, artifact, place, "why", null, null, Lane.Security);
}
