using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What the page of an import tells beside its items.</summary>
public sealed class ImportStoryTests
{
    private const string Broken = "{\n  \"name\": \"search\",\n  \"inputSchema\": {},\n  \"description\": 5\n}\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_line_is_shown_with_its_neighbours_to_who_may_mend_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var view = await console.ImportAsync(amara, ("tools/search.json", Broken), ("prompts/a.md", "Be kind."));
        var ordinal = view.Item("tools/search.json").Ordinal;

        var lines = (await console.Get<RefusedLines>().RunAsync(view.Id, [ordinal], amara, Cancel)).Value[ordinal];
        (lines.First, lines.Hit).ShouldBe((3, 1));
        lines.Lines.ShouldBe(["  \"inputSchema\": {},", "  \"description\": 5", "}"]);
        var reader = await console.PersonAsync("Lena Fischer", (Role.Viewer, null));
        (await console.Get<RefusedLines>().RunAsync(view.Id, [ordinal], reader, Cancel)).Refusal.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("{\n \"description\": 5,\n \"api_key\": \"abc-12345\"\n}\n")]
    [InlineData("{\n \"description\": 5,\n \"x\": \"ghp_0123456789abcdefghijABCDEFGHIJ012345\"\n}\n")]
    public void A_file_with_a_secret_in_it_shows_none_of_its_lines(string text) =>
        RefusedLines.Of(new SourceFile("tools/a.json", System.Text.Encoding.UTF8.GetBytes(text)), 2, 4).ShouldBeNull();

    [Fact]
    public void Of_a_file_in_one_long_line_the_part_that_is_meant_is_shown()
    {
        var text = new string('a', 5000) + "HERE" + new string('b', 5000);
        var line = RefusedLines.Of(new SourceFile("prompts/a.md", System.Text.Encoding.UTF8.GetBytes(text)), 1, 5001)!.Lines
            .ShouldHaveSingleItem();
        line.Length.ShouldBeLessThan(200);
        line.ShouldContain("HERE");
    }

    [Fact]
    public async Task One_file_is_read_again_alone_with_its_overlays_and_the_others_stay_kept()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var view = await console.ImportAsync(
            amara, ("tools/search.json", Broken), ("settings/runtime.yaml", "limit: 5\n"),
            ("settings/runtime.production.yaml", "limit: 9\n"), ("prompts/a.md", "Be kind."));

        var again = (await console.Get<RetryImport>().RunAsync(view.Id, "settings/runtime.yaml", amara, Cancel)).Value;
        (await console.Get<RunImport>().RunAsync(again, amara, Cancel)).Refusal.ShouldBeNull();
        var read = await console.ViewAsync(amara, again);
        read.Items.ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Unchanged);
        (await console.ViewAsync(amara, view.Id)).CanRetry.ShouldBeTrue();
        (await console.Get<RetryImport>().RunAsync(view.Id, "tools/other.json", amara, Cancel)).Refusal!.Code.ShouldBe("files-not-kept");
    }

    [Fact]
    public async Task It_says_which_formats_were_found_where_they_came_from_and_what_was_imported_before()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (actor, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("agent/prompts/triage.md", "Be kind.\n"));
        var place = new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main", Path = "agent" };
        var first = await console.PullAsync(actor, place);
        var commit = git.Commit("main", ("agent/prompts/triage.md", "Be kinder.\n"), ("agent/prompts/greeting.md", "Hello.\n"));
        console.Clock.Advance(TimeSpan.FromHours(1));

        var second = await console.PullAsync(actor, place);
        var about = (await console.Get<ImportSummary>().RunAsync(second.Id, actor, Cancel)).Value;
        about.Formats.ShouldBe([new FormatFound("markdown-prompt", 2)]);
        (about.NewVersions, about.Place!.Revision, about.Place.Asked!.Path, about.Place.Before!.Id)
            .ShouldBe((2, commit, "agent", first.Id));
        var made = (await console.Get<ImportedVersions>().RunAsync(TestConsole.ProductSlug, second.Id, actor, Cancel)).Value;
        made.Select(one => (one.Path, one.Version)).ShouldBe([("prompts/greeting", 1), ("prompts/triage", 2)], ignoreOrder: true);
    }

    [Fact]
    public void The_time_left_is_said_once_there_is_a_pace()
    {
        var (pace, at) = (new ImportPace(), new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        pace.Left(at, done: 0, total: 1000).ShouldBeNull();
        pace.Left(at, done: 100, total: 1000).ShouldBeNull();
        pace.Left(at.AddSeconds(10), done: 200, total: 1000).ShouldBe("about 80\u00a0s left, 10 files a second");
        pace.Left(at.AddSeconds(20), done: 120, total: 1000).ShouldBe("about 15\u00a0min left, 1 files a second");
        pace.Left(at.AddSeconds(90), done: 1000, total: 1000).ShouldBeNull();
    }
}
