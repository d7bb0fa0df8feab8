using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Tests.Web.Shell;

public sealed class UrlsTests
{
    private static readonly ProductUrls At = Urls.For("support-agent");
    private static readonly Guid Id = Guid.Parse("01936f0e-0000-7000-8000-000000000001");

    [Fact]
    public void Every_page_stands_under_its_product() => new[]
    {
        At.Overview(), At.Inbox(), At.Releases(), At.Release("2026.11.1"), At.Proposal(Id), At.Artifacts(),
        At.Artifact(ArtifactKind.Prompt, "prompts/triage"), At.Compare(), At.Environments(), At.RollBack("production"),
        At.Audit(), At.Connections(), At.Policy(), At.Access(), At.NewImport(), At.Import(Id),
    }.ShouldAllBe(url => Urls.ProductIn(url) == "support-agent");

    [Fact]
    public void A_tab_is_part_of_the_address() =>
        At.Release("2026.11.1", tab: "findings").ShouldBe("/support-agent/releases/2026.11.1?tab=findings");

    [Fact]
    public void An_artifact_path_keeps_its_slashes_and_escapes_the_rest() =>
        At.Artifact(ArtifactKind.Tool, "tools/re fund?#").ShouldBe("/support-agent/artifacts/tool/tools/re%20fund%3F%23");

    [Fact]
    public void What_is_not_said_is_left_out_of_the_query() =>
        At.Compare(from: "production").ShouldBe("/support-agent/compare?from=production");

    [Fact]
    public void A_comparison_three_ways_and_a_merge_are_in_the_address()
    {
        At.Compare("1.1", "1.2", original: "ancestor").ShouldBe("/support-agent/compare?from=1.1&to=1.2&base=ancestor");
        At.NewRelease("1.1", "1.2", ["prompts/triage@4", "-tools/refund"])
            .ShouldBe("/support-agent/new-release?from=1.1&with=1.2&pin=prompts%2Ftriage@4&pin=-tools%2Frefund");
    }

    [Fact]
    public void A_search_is_escaped() => At.Audit("who & when").ShouldEndWith("?q=who%20%26%20when");

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in?returnUrl=%2F")]
    [InlineData("kit")]
    [InlineData("_blazor/negotiate")]
    public void Pages_outside_a_product_name_none(string path) => Urls.ProductIn(path).ShouldBeNull();

    [Fact]
    public void The_address_to_come_back_to_survives_the_sign_in_page() =>
        Urls.SignInThen("/support-agent/inbox?view=done").ShouldBe("/sign-in?returnUrl=%2Fsupport-agent%2Finbox%3Fview%3Ddone");

    [Fact]
    public void The_rail_shows_only_places_that_exist() =>
        RailEntry.Among(["/{Product}", "/{Product}/releases", "/{Product}/releases/{Version}", "/kit"])
            .Select(entry => entry.Word).ShouldBe(["Overview", "Releases"]);
}
