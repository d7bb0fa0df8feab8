using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>An import of an outside place is there before its files are.</summary>
public sealed class FetchImportTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pull_is_known_before_it_is_fetched_and_a_host_killed_meanwhile_fetches_again_at_its_next_start()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var commit = git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var id = await BegunAsync(console, jonas, git);
        (await console.ViewAsync(jonas, id)).ShouldSatisfyAllConditions(
            view => view.State.ShouldBe(ImportState.Fetching), view => view.Source.ShouldBe("git"), view => view.Origin.ShouldBeNull());
        // What git had written when the host was killed.
        await File.WriteAllTextAsync(
            Path.Combine(console.StagedFolder(), id.Value.ToString("N"), Staging.ContentName), "half a fi", Cancel);

        (await console.ResumeAsync()).ShouldBe(1);

        var view = await console.ViewAsync(jonas, id);
        (view.State, view.Origin!.Revision, view.Outcomes.Created, view.Total).ShouldBe((ImportState.Finished, commit, 1, 1));
    }

    [Fact]
    public async Task A_pull_that_cannot_be_fetched_leaves_an_import_that_says_why_and_no_folder()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var id = await BegunAsync(console, jonas, git);

        (await console.Get<RunImport>().RunAsync(id, jonas, Cancel)).Refusal!.Code.ShouldBe("unknown-ref");

        var view = await console.ViewAsync(jonas, id);
        (view.State, view.Problem).ShouldBe((ImportState.Failed, "The repository has no branch, tag or commit “main”."));
        Directory.EnumerateFileSystemEntries(console.StagedFolder()).ShouldBeEmpty();
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        var told = await db.Set<AuditSubject>().Where(one => one.Subject == $"import:{id.Value}").Select(one => one.Index)
            .ToListAsync(Cancel);
        (await db.Set<AuditEntry>().Where(one => told.Contains(one.Index)).OrderBy(one => one.Index).Select(one => one.Action)
            .ToListAsync(Cancel))
            .ShouldBe([nameof(FetchStarted), nameof(ImportFailed)]);
    }

    [Fact]
    public async Task A_pull_that_is_stopped_while_it_waits_is_not_fetched()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var id = await BegunAsync(console, jonas, git);
        (await console.Get<StopImport>().RunAsync(id, jonas, Cancel)).ShouldSucceed();

        (await console.Get<RunImport>().RunAsync(id, jonas, Cancel)).Value.State.ShouldBe(ImportState.Failed);

        (await console.ViewAsync(jonas, id)).Items.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(console.StagedFolder()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_source_is_pulled_once_at_a_time_and_its_interval_counts_from_the_end()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var place = new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };
        var source = (await console.Get<SaveSource>().RunAsync(
            TestConsole.ProductSlug, id: null, new SourceDraft("forge", place, 5, null, null), jonas, Cancel)).ShouldSucceed();

        var (import, actor) = (await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel)).ShouldHaveSingleItem();
        console.Clock.Advance(TimeSpan.FromMinutes(20));
        (await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel)).ShouldBeEmpty("the first pull is not through");
        (await console.Get<RunSource>().RunAsync(source, jonas, Cancel)).Value.ShouldBe(new SourceRun(import, IsNew: false));
        (await console.Get<RunImport>().RunAsync(import, actor, Cancel)).ShouldSucceed();

        var shown = (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, jonas, Cancel)).Value.Single();
        shown.DueAt.ShouldBe(console.Clock.GetUtcNow().AddMinutes(5));
        (await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel)).ShouldBeEmpty();
        console.Clock.Advance(TimeSpan.FromMinutes(5));
        (await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_place_that_is_pulled_once_is_read_in_the_formats_a_person_named()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (jonas, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("notes/tone.md", "Be kind.\n"), ("notes/other.md", "Be brief.\n"));
        var place = new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };

        var plain = await console.PullAsync(jonas, place);
        var named = await console.PullAsync(
            jonas, place with { Formats = NamedFormats.In(["notes/tone.md=markdown-prompt", "*=no-such-format"]) });

        plain.Item("notes/tone.md").Outcome.ShouldNotBe(ItemOutcome.Created);
        named.Item("notes/tone.md").ShouldSatisfyAllConditions(
            item => item.Outcome.ShouldBe(ItemOutcome.Created), item => item.Kind.ShouldBe(ArtifactKind.Prompt));
        named.Item("notes/other.md").Code.ShouldBe("unknown-format");
    }

    private static async Task<ImportId> BegunAsync(TestConsole console, Actor actor, GivenGit git) =>
        (await console.Get<PullOnce>().RunAsync(
            TestConsole.ProductSlug, new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" }, actor,
            Cancel)).ShouldSucceed();
}
