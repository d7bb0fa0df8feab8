using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>
/// When a source is pulled next: after its calls, after a pull that ended in another way, and after what could not be read.
/// </summary>
public sealed class SourceDueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_push_that_is_told_while_the_source_is_pulled_is_pulled_after_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        await SaveAsync(console, admin, MainOf(git), everyMinutes: 60);
        var (import, actor) = (await DueAsync(console)).ShouldHaveSingleItem();
        // The pull has read the branch, and the next commit comes too late for it.
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        var call = GivenCalls.Signed(HookScheme.Github, Encoding.UTF8.GetBytes("""{"ref":"refs/heads/main"}"""), console.Clock.GetUtcNow());
        (await console.Get<HearSource>().RunAsync((await ShownAsync(console, admin)).HookKey!.Value, call, Cancel)).Value.Scheduled
            .ShouldBeTrue();
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        (await DueAsync(console)).ShouldBeEmpty("it is being pulled");
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        (await console.Get<RunImport>().RunAsync(import, actor, Cancel)).ShouldSucceed();
        git.Commit("main", ("prompts/triage.md", "Be kinder.\n"));

        var (again, by) = (await DueAsync(console)).ShouldHaveSingleItem();
        (await console.Get<RunImport>().RunAsync(again, by, Cancel)).ShouldSucceed();

        (await console.NewestAsync(admin, ArtifactKind.Prompt, "prompts/triage")).Number.ShouldBe(2);
        (await ShownAsync(console, admin)).DueAt.ShouldBe(console.Clock.GetUtcNow().AddMinutes(60));
        (await DueAsync(console)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pull_that_is_stopped_leaves_the_source_on_its_clock()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        await SaveAsync(console, admin, MainOf(git), everyMinutes: 15);
        var (import, _) = (await DueAsync(console)).ShouldHaveSingleItem();

        (await console.Get<StopImport>().RunAsync(import, admin, Cancel)).ShouldSucceed();

        (await ShownAsync(console, admin)).DueAt.ShouldBe(console.Clock.GetUtcNow().AddMinutes(15));
    }

    [Fact]
    public async Task A_source_that_is_switched_off_while_it_is_pulled_is_due_no_more()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var id = await SaveAsync(console, admin, MainOf(git), everyMinutes: 15);
        var (import, actor) = (await DueAsync(console)).ShouldHaveSingleItem();
        (await console.Get<EnableSource>().RunAsync(id, enabled: false, admin, Cancel)).ShouldSucceed();

        (await console.Get<RunImport>().RunAsync(import, actor, Cancel)).ShouldSucceed();

        (await ShownAsync(console, admin)).DueAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_nobody_pulls_by_the_clock_is_tried_again_only_where_another_try_may_go_well()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var (nowhere, silent) = (MainOf(git) with { Ref = "nowhere" }, MainOf(git) with { Address = "https://127.0.0.1:9/a.git" });
        var id = await SaveAsync(console, admin, nowhere, everyMinutes: null);

        (await DueAfterAsync(nowhere)).ShouldBeNull("there is no such branch");
        (await DueAfterAsync(silent with { Credential = "file:not-set" })).ShouldBeNull("there is no such secret");
        (await DueAfterAsync(silent)).ShouldNotBeNull().ShouldBeGreaterThan(console.Clock.GetUtcNow());

        async Task<DateTimeOffset?> DueAfterAsync(SourceConnection place)
        {
            await SaveAsync(console, admin, place, everyMinutes: null, id);
            var run = (await console.Get<RunSource>().RunAsync(id, admin, Cancel)).ShouldSucceed();
            (await console.Get<RunImport>().RunAsync(run.Import, admin, Cancel)).Succeeded.ShouldBeFalse();
            return (await ShownAsync(console, admin)).DueAt;
        }
    }

    [Fact]
    public async Task A_push_whose_pull_ends_in_a_fault_is_shown_as_failed_and_pulled_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        await SaveAsync(console, admin, MainOf(git), everyMinutes: null);
        var call = GivenCalls.Signed(HookScheme.Github, Encoding.UTF8.GetBytes("""{"ref":"refs/heads/main"}"""), console.Clock.GetUtcNow());
        (await console.Get<HearSource>().RunAsync((await ShownAsync(console, admin)).HookKey!.Value, call, Cancel)).Value.Scheduled
            .ShouldBeTrue();
        console.Clock.Advance(TimeSpan.FromMinutes(1));
        var (import, actor) = (await DueAsync(console)).ShouldHaveSingleItem();
        await SqlAsync("""CREATE TRIGGER "broken" BEFORE UPDATE OF "Total" ON "Import" BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END""");

        await console.Get<RunImport>().GuardedAsync(import, actor, NullLogger.Instance, Cancel);

        var shown = await ShownAsync(console, admin);
        (shown.Outcome, shown.DueAt).ShouldBe((SourceOutcome.Failed, console.Clock.GetUtcNow().AddMinutes(5)));
        shown.Detail.ShouldNotBeNull().ShouldStartWith("The console had a fault");
        await SqlAsync("""DROP TRIGGER "broken" """);
        console.Clock.Advance(TimeSpan.FromMinutes(6));
        var (again, by) = (await DueAsync(console)).ShouldHaveSingleItem();
        (await console.Get<RunImport>().RunAsync(again, by, Cancel)).ShouldSucceed().State.ShouldBe(ImportState.Finished);
        (await ShownAsync(console, admin)).Outcome.ShouldBe(SourceOutcome.Imported);

        async Task SqlAsync(string sql)
        {
            await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
            await db.Database.ExecuteSqlRawAsync(sql, Cancel);
        }
    }

    private static async Task<SourceId> SaveAsync(
        TestConsole console, Actor admin, SourceConnection place, int? everyMinutes, SourceId? id = null) =>
        (await console.Get<SaveSource>().RunAsync(
            TestConsole.ProductSlug, id, new SourceDraft(
                "forge", place, everyMinutes, HookScheme.Github, console.Secret("hook", GivenCalls.Secret(HookScheme.Github))), admin,
                Cancel))
        .ShouldSucceed();

    private static SourceConnection MainOf(GivenGit git) => new(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" };

    private static async Task<SourceShown> ShownAsync(TestConsole console, Actor actor) =>
        (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value.ShouldHaveSingleItem();

    private static Task<IReadOnlyList<(ImportId Import, Actor Actor)>> DueAsync(TestConsole console) =>
        console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel);
}
