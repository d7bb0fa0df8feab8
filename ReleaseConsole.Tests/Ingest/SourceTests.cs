using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Ingest.Sources.Hooks;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class SourceTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scheduled_source_is_pulled_by_the_clock_and_quiet_while_nothing_changes()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        var first = git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var id = await SaveAsync(console, admin, git, everyMinutes: 15);

        (await DueAsync(console)).ShouldBe(1);
        (await ShownAsync(console, admin)).ShouldSatisfyAllConditions(
            shown => shown.Outcome.ShouldBe(SourceOutcome.Imported), shown => shown.Detail.ShouldBe($"at {first[..12]}"),
            shown => shown.DueAt.ShouldBe(console.Clock.GetUtcNow().AddMinutes(15)));
        (await DueAsync(console)).ShouldBe(0);

        console.Clock.Advance(TimeSpan.FromMinutes(16));
        git.CommitAll("main");
        (await DueAsync(console)).ShouldBe(0);
        (await ShownAsync(console, admin)).Outcome.ShouldBe(SourceOutcome.Unchanged);
        (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, admin, Cancel)).Value.Count.ShouldBe(1);

        console.Clock.Advance(TimeSpan.FromMinutes(16));
        var second = git.Commit("main", ("prompts/triage.md", "Be kinder.\n"));
        (await DueAsync(console)).ShouldBe(1);
        var version = await console.NewestAsync(admin, ArtifactKind.Prompt, "prompts/triage");
        (version.Number, version.From.Commit, version.From.By).ShouldBe((2, second, "source forge"));

        var asked = (await console.Get<RunSource>().RunAsync(id, admin, Cancel)).Value;
        (await console.Get<RunImport>().RunAsync(asked.Import, admin, Cancel)).Value.State.ShouldBe(
            ImportState.Finished, "a person who asks gets an import");
        (await console.Get<SourceRuns>().RunAsync(id, admin, Cancel)).Value.Select(run => run.State)
            .ShouldBe([ImportState.Finished, ImportState.Finished, ImportState.Unchanged, ImportState.Finished]);
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_says_why_once_in_the_log_and_is_tried_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        await SaveAsync(console, admin, git, everyMinutes: 5);

        for (var time = 0; time < 3; time++)
        {
            (await DueAsync(console)).ShouldBe(0);
            console.Clock.Advance(TimeSpan.FromMinutes(6));
        }
        var shown = await ShownAsync(console, admin);
        (shown.Outcome, shown.Detail).ShouldBe((SourceOutcome.Failed, "The repository has no branch, tag or commit “main”."));
        (await console.Get<SourceRuns>().RunAsync(shown.Id, admin, Cancel)).Value
            .ShouldAllBe(run => run.State == ImportState.Failed && run.Problem == shown.Detail);
        (await EventsAsync(console, nameof(SourceFailed))).ShouldBe(1);

        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        (await DueAsync(console)).ShouldBe(1);
        (await ShownAsync(console, admin)).Outcome.ShouldBe(SourceOutcome.Imported);
    }

    [Fact]
    public async Task A_signed_push_makes_the_source_come_due_once_and_another_branch_or_a_replay_does_not()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        await SaveAsync(console, admin, git, everyMinutes: null, HookScheme.Github, console.Secret("hook", "hush"));
        var key = (await ShownAsync(console, admin)).HookKey.ShouldNotBeNull();
        var hear = console.Get<HearSource>();

        (await hear.RunAsync(key, Push("d-1", "refs/heads/other"), Cancel)).Value.Scheduled.ShouldBeFalse();
        (await DueAsync(console)).ShouldBe(0);
        (await hear.RunAsync(key, Push("d-2", "refs/heads/main"), Cancel)).Value.Scheduled.ShouldBeTrue();
        (await hear.RunAsync(key, Push("d-2", "refs/heads/main"), Cancel)).Value.Scheduled.ShouldBeFalse();
        (await DueAsync(console)).ShouldBe(1);

        (await hear.RunAsync(key, Push("d-3", "refs/heads/main", secret: "wrong"), Cancel)).Refusal!.Code.ShouldBe("bad-signature");
        (await hear.RunAsync(Guid.CreateVersion7(), Push("d-4", "refs/heads/main"), Cancel)).Refusal!.Code.ShouldBe("unknown-hook");
        (await EventsAsync(console, nameof(SourceCalled))).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_comes_again_after_its_pull_failed_makes_the_source_come_due_once_more()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        await SaveAsync(console, admin, git, everyMinutes: null, HookScheme.Github, console.Secret("hook", "hush"));
        var key = (await ShownAsync(console, admin)).HookKey.ShouldNotBeNull();
        async Task<bool> HearAsync() => (await console.Get<HearSource>().RunAsync(key, Push("d-1", "refs/heads/main"), Cancel)).Value.Scheduled;
        (await HearAsync()).ShouldBeTrue();
        (await DueAsync(console)).ShouldBe(0);
        (await ShownAsync(console, admin)).Outcome.ShouldBe(SourceOutcome.Failed);

        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        (await HearAsync()).ShouldBeTrue();
        (await HearAsync()).ShouldBeFalse("it is due already");
        (await DueAsync(console)).ShouldBe(1);
        (await HearAsync()).ShouldBeFalse("it was read since");
    }

    [Fact]
    public async Task A_call_that_is_heard_again_when_no_sender_would_send_it_changes_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        await SaveAsync(console, admin, git, everyMinutes: null, HookScheme.Github, console.Secret("hook", "hush"));
        var key = (await ShownAsync(console, admin)).HookKey.ShouldNotBeNull();
        var hear = console.Get<HearSource>();
        (await hear.RunAsync(key, Push("d-1", "refs/heads/main"), Cancel)).Value.Scheduled.ShouldBeTrue();
        (await DueAsync(console)).ShouldBe(0);

        console.Clock.Advance(TimeSpan.FromDays(4));

        (await hear.RunAsync(key, Push("d-1", "refs/heads/main"), Cancel)).Value.Scheduled.ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_that_is_off_or_gone_is_not_pulled_and_does_not_listen()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, git) = (await console.PlatformEngineerAsync(), GivenGit.In(console));
        git.Commit("main", ("prompts/triage.md", "Be kind.\n"));
        var id = await SaveAsync(console, admin, git, everyMinutes: 5, HookScheme.Github, console.Secret("hook", "hush"));
        var key = (await ShownAsync(console, admin)).HookKey.ShouldNotBeNull();

        (await console.Get<EnableSource>().RunAsync(id, enabled: false, admin, Cancel)).Refusal.ShouldBeNull();
        (await DueAsync(console)).ShouldBe(0);
        (await console.Get<RunSource>().RunAsync(id, admin, Cancel)).Refusal!.Code.ShouldBe("source-off");
        (await console.Get<HearSource>().RunAsync(key, Push("d-1", "refs/heads/main"), Cancel)).Refusal!.Code.ShouldBe("unknown-hook");

        (await console.Get<RemoveSource>().RunAsync(id, admin, Cancel)).Refusal.ShouldBeNull();
        (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, admin, Cancel)).Value.ShouldBeEmpty();
        (await console.Get<HearSource>().RunAsync(key, Push("d-2", "refs/heads/main"), Cancel)).Refusal!.Code.ShouldBe("unknown-hook");
    }

    [Fact]
    public async Task Only_who_may_connect_sees_where_it_calls_and_a_source_of_another_tenant_is_none()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (admin, author, git) = (await console.PlatformEngineerAsync(), await console.AuthorAsync(), GivenGit.In(console));
        var id = await SaveAsync(console, admin, git, everyMinutes: null, HookScheme.Gitlab, console.Secret("hook", "hush"));
        (await ShownAsync(console, author)).HookKey.ShouldBeNull();

        var stranger = await console.PersonInAsync(
            await console.AddTenantAsync("other", Cancel), "Stranger", (Core.Access.Role.Admin, null),
            (Core.Access.Role.PromptEngineer, null));
        (await console.Get<RunSource>().RunAsync(id, stranger, Cancel)).Refusal!.Code.ShouldBe("unknown-source");
        (await console.Get<EnableSource>().RunAsync(id, enabled: false, stranger, Cancel)).Refusal!.Code.ShouldBe("unknown-source");
        (await console.Get<RemoveSource>().RunAsync(id, stranger, Cancel)).Refusal!.Code.ShouldBe("unknown-source");
        (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, stranger, Cancel)).Value.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_work_is_refused_before_it_is_kept()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var admin = await console.PlatformEngineerAsync();
        var good = new SourceDraft("forge", new SourceConnection(SourceKind.Git, "https://forge.example.com/a.git"), 15, null, null);
        async Task<string?> CodeAsync(SourceDraft draft) =>
            (await console.Get<SaveSource>().RunAsync(TestConsole.ProductSlug, id: null, draft, admin, Cancel)).Refusal?.Code;

        (await CodeAsync(good with { Name = " " })).ShouldBe("bad-name");
        (await CodeAsync(good with { EveryMinutes = 0 })).ShouldBe("bad-schedule");
        (await CodeAsync(good with { Hook = HookScheme.Github })).ShouldBe("bad-secret-reference");
        (await CodeAsync(good with { Hook = HookScheme.Github, HookSecret = "hush" })).ShouldBe("bad-secret-reference");
        (await CodeAsync(good with { Connection = good.Connection with { Credential = "ghp_1234" } })).ShouldBe("bad-secret-reference");
        (await CodeAsync(good with { Connection = new SourceConnection(SourceKind.Langfuse, "https://10.0.0.1/") }))
            .ShouldBe("credential-missing");
        (await CodeAsync(good with { Connection = good.Connection with { Address = "https://10.0.0.1/a.git" } })).ShouldBe("bad-address");
        (await CodeAsync(good)).ShouldBeNull();
        (await CodeAsync(good)).ShouldBe("name-taken");
    }

    private static async Task<SourceId> SaveAsync(
        TestConsole console, Actor admin, GivenGit git, int? everyMinutes, HookScheme? hook = null, string? secret = null) =>
        (await console.Get<SaveSource>().RunAsync(
            TestConsole.ProductSlug, id: null,
            new SourceDraft(
                "forge", new SourceConnection(SourceKind.Git, git.Remote) { AllowsPrivateNetwork = true, Ref = "main" }, everyMinutes, hook,
                secret),
            admin, Cancel)).ShouldSucceed();

    private static async Task<SourceShown> ShownAsync(TestConsole console, Actor actor) =>
        (await console.Get<SourceBoard>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value.ShouldHaveSingleItem();

    /// <summary>What the clock and the queue do: begin what is due and run it; how many were imported.</summary>
    private static async Task<int> DueAsync(TestConsole console)
    {
        var finished = 0;
        foreach (var (import, actor) in await console.Get<RunDueSources>().RunAsync(console.Tenant, Cancel))
            finished += await console.Get<RunImport>().RunAsync(import, actor, Cancel) is
            {
                Succeeded: true,
                Value.State: ImportState.Finished
            }
                ? 1
                : 0;
        return finished;
    }

    private static async Task<int> EventsAsync(TestConsole console, string action)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return await db.Set<AuditEntry>().CountAsync(entry => entry.Action == action, Cancel);
    }

    private static HookCall Push(string delivery, string pushed, string secret = "hush")
    {
        var body = Encoding.UTF8.GetBytes($$"""{"ref":"{{pushed}}"}""");
        return new HookCall(
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["X-Hub-Signature-256"] = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body)),
                ["X-GitHub-Delivery"] = delivery,
                ["X-GitHub-Event"] = "push",
            },
            body);
    }
}
