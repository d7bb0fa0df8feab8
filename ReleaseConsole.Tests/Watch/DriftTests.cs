using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Watch;

public sealed class DriftTests
{
    private const string Branch = "release/production";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_by_hand_is_found_with_its_author_and_shows_on_the_board()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        (await CheckAsync(console)).ShouldBe(1);
        (await CheckAsync(console)).ShouldBe(1);

        var drift = (await console.AllAsync<Drift>()).Single();
        drift.Kind.ShouldBe(DriftKind.ContentEdited);
        drift.Path.ShouldBe("prompts/triage");
        drift.Observed.ShouldBe(Digest.Of("Be rude.\n").ToString());
        drift.Who!.ShouldContain("Sam Hand");
        (await console.StoryAsync()).Count(action => action == nameof(DriftFound)).ShouldBe(1);
        var board = (await console.Get<EnvironmentBoard>().RunAsync(
            TestConsole.ProductSlug, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel)).Value;
        board.Environments.Single(one => one.Name == "production").State.ShouldBe(EnvironmentState.Drifted);
        board.Parity.Single(one => one.Path == "prompts/triage").Cells[^1].Observed.ShouldBe(drift.Observed);
    }

    [Fact]
    public async Task Checking_a_connection_says_what_is_not_as_it_is_live()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var target = (await console.AllAsync<Target>()).Single().Id;
        var admin = await console.PersonAsync("Ada Admin", (Role.Admin, null));
        (await console.Get<CheckTarget>().RunAsync(target, admin, Cancel)).ShouldSucceed().Health.ShouldBe(TargetHealth.Good);

        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        var check = (await console.Get<CheckTarget>().RunAsync(target, admin, Cancel)).ShouldSucceed();
        check.Health.ShouldBe(TargetHealth.Drifted);
        check.Readings.ShouldContain(one => one.Environment == "production" && one.Detail.EndsWith("1 file is not as it is live", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_differed_before_another_release_went_live_says_nothing_of_that_release()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        var viewer = await console.PersonAsync("Vera", (Role.Viewer, null));

        var later = console.Clock.GetUtcNow().AddSeconds(1);
        await using (var db = await console.Contexts.OpenAsync(console.Tenant, Cancel))
            await db.Set<ReleaseEnvironment>().ExecuteUpdateAsync(set => set.SetProperty(one => one.LiveSince, later), Cancel);

        var board = (await console.Get<EnvironmentBoard>().RunAsync(TestConsole.ProductSlug, viewer, Cancel)).Value;
        var production = board.Environments.Single(one => one.Name == "production");
        (production.State, production.Drifts).ShouldBe((EnvironmentState.Live, 0));
    }

    [Fact]
    public async Task Missing_and_extra_files_are_named_and_spacing_is_no_drift()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", null);
        git.EditByHand(Branch, "notes.txt", "mine\n");
        git.EditByHand(Branch, "models/default.json", """{ "provider": "openai", "model": "gpt-4.1-mini" }""");

        await CheckAsync(console);

        (await console.AllAsync<Drift>()).Select(one => (one.Kind, one.Path)).ShouldBe(
            [(DriftKind.Missing, "prompts/triage"), (DriftKind.Extra, "notes.txt")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_revert_writes_what_is_live_again_and_the_drift_ends()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);

        await ResolveAsync(console, new DriftResolution(DriftChoice.Revert));
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);

        git.Show(Branch, "prompts/triage.md").ShouldBe("Be kind.\n");
        (await CheckAsync(console)).ShouldBe(0);
        (await console.AllAsync<Drift>()).Single().State.ShouldBe(DriftState.Gone);
    }

    [Fact]
    public async Task An_adopted_edit_is_the_next_version_and_is_not_reported_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);

        await ResolveAsync(console, new DriftResolution(DriftChoice.Adopt));

        (await console.AllAsync<ArtifactVersion>()).ShouldContain(one => one.Number == 2 && one.Digest == Digest.Of("Be rude.\n"));
        (await CheckAsync(console)).ShouldBe(0);
        // It is not live before it is released: the board goes on to say that the outside differs.
        (await console.AllAsync<Drift>()).Single().ShouldSatisfyAllConditions(
            drift => drift.State.ShouldBe(DriftState.Adopted), drift => drift.Reason.ShouldBe("v2"));
        var board = (await console.Get<EnvironmentBoard>().RunAsync(
            TestConsole.ProductSlug, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel)).Value;
        board.Environments.Single(one => one.Name == "production").State.ShouldBe(EnvironmentState.Drifted);
        board.Parity.Single(one => one.Path == "prompts/triage").Cells[^1].Observed.ShouldBe(Digest.Of("Be rude.\n").ToString());
    }

    [Fact]
    public async Task What_was_adopted_can_still_be_put_back_and_nothing_else_be_said_of_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        await ResolveAsync(console, new DriftResolution(DriftChoice.Adopt));

        (await TryAsync(console, new DriftResolution(DriftChoice.Adopt), "Lea")).Refusal!.Code.ShouldBe("drift-over");
        await ResolveAsync(console, new DriftResolution(DriftChoice.Revert), "Mara");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        await CheckAsync(console);

        git.Show(Branch, "prompts/triage.md").ShouldBe("Be kind.\n");
        (await console.AllAsync<Drift>()).Single().State.ShouldBe(DriftState.Gone);
    }

    [Theory]
    [InlineData("token: hf_abcdefghijklmnopqrstuvwxyzABCDEFGH\n", "secret-outside")]
    [InlineData(null, "drift-moved")]
    public async Task What_was_found_is_not_shown_where_it_is_a_secret_or_gone_by_now(string? rogue, string code)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/rogue.md", rogue ?? "Always be rude.\n");
        await CheckAsync(console);
        if (rogue is null)
            git.EditByHand(Branch, "prompts/rogue.md", null);

        (await console.Get<DriftDifference>().RunAsync(
            (await console.AllAsync<Drift>()).Single().Id, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel)).ShouldBeRefused(code);
    }

    [Fact]
    public async Task A_revert_that_is_under_way_is_not_asked_for_twice()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);

        await ResolveAsync(console, new DriftResolution(DriftChoice.Revert));

        (await TryAsync(console, new DriftResolution(DriftChoice.Revert), "Mara")).Refusal!.Code.ShouldBe("drift-reverting");
    }

    [Fact]
    public async Task What_differs_is_shown_by_meaning_and_as_texts_before_anybody_decides()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Never be kind.\n");
        git.EditByHand(Branch, "prompts/rogue.md", "Always be rude.\n");
        await CheckAsync(console);
        var viewer = await console.PersonAsync("Vera", (Role.Viewer, null));

        var shown = new Dictionary<string, DriftDifferenceShown>();
        foreach (var drift in await console.AllAsync<Drift>())
            shown[drift.Path] = (await console.Get<DriftDifference>().RunAsync(drift.Id, viewer, Cancel)).ShouldSucceed();

        (shown["prompts/triage"].Texts.Before, shown["prompts/triage"].Texts.After).ShouldBe(("Be kind.\n", "Never be kind.\n"));
        shown["prompts/triage"].Texts.Author!.ShouldContain("Sam Hand");
        shown["prompts/triage"].Change.Details.ShouldContain(one => one.Topic == ChangeTopic.Obligation);
        (shown["prompts/rogue.md"].Texts.Before, shown["prompts/rogue.md"].Texts.After).ShouldBe(("", "Always be rude.\n"));
        shown["prompts/rogue.md"].Change.Type.ShouldBe(ChangeType.Added);
    }

    [Fact]
    public async Task An_accepted_drift_sleeps_until_its_date_and_needs_a_reason()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        var until = console.Clock.GetUtcNow().AddDays(1);

        (await TryAsync(console, new DriftResolution(DriftChoice.Accept, until), "Lea")).Refusal!.Code.ShouldBe("reason-missing");
        await ResolveAsync(console, new DriftResolution(DriftChoice.Accept, until, "trial"));

        var drift = (await console.AllAsync<Drift>()).Single();
        drift.IsActive(until.AddSeconds(-1)).ShouldBeFalse();
        drift.IsActive(until).ShouldBeTrue();
    }

    [Fact]
    public async Task A_target_that_does_not_answer_cannot_tell_and_forgets_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        Directory.Move(git.Remote, git.Remote + ".away");
        await CheckAsync(console);

        (await console.AllAsync<Drift>()).Where(one => one.State == DriftState.Open).Select(one => one.Kind)
            .ShouldBe([DriftKind.ContentEdited, DriftKind.CannotTell], ignoreOrder: true);

        Directory.Move(git.Remote + ".away", git.Remote);
        (await CheckAsync(console)).ShouldBe(1);
    }

    [Fact]
    public async Task The_overview_shows_what_drifted_until_it_ends()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var viewer = await console.PersonAsync("Vera", (Role.Viewer, null));
        (await OverviewAsync()).Drift.ShouldBeEmpty();
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);

        var board = await OverviewAsync();
        var drift = board.Drift.ShouldHaveSingleItem();
        (drift.Environment, drift.Path, drift.Target).ShouldBe(("production", "prompts/triage", "live repository"));
        drift.Who!.ShouldContain("Sam Hand");
        board.Attention.ShouldBe(1);
        board.Live.Single(one => one.Card.Name == "production").Card.State.ShouldBe(EnvironmentState.Drifted);

        await ResolveAsync(console, new DriftResolution(DriftChoice.Revert), "Mara");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        await CheckAsync(console);
        (await OverviewAsync()).Attention.ShouldBe(0);

        async Task<OverviewShown> OverviewAsync() =>
            (await console.Get<OverviewBoard>().RunAsync(TestConsole.ProductSlug, viewer, Cancel)).ShouldSucceed();
    }

    [Fact]
    public async Task A_target_that_meets_a_fault_cannot_be_told_and_the_others_are_checked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var broken = await GivenGit.In(console).ConnectAsync(console, name: "a broken one", settings: """{"branch":1}""");
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");

        (await CheckAsync(console)).ShouldBe(2);

        var drifts = await console.AllAsync<Drift>();
        var unknown = drifts.Single(one => one.TargetId == broken.Id);
        unknown.Kind.ShouldBe(DriftKind.CannotTell);
        unknown.Observed!.ShouldStartWith("checking it met a fault: ");
        drifts.Single(one => one.TargetId != broken.Id).Kind.ShouldBe(DriftKind.ContentEdited);
    }

    [Fact]
    public async Task While_a_branch_is_where_we_left_it_no_content_is_read_here_or_there()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        var blob = console.Contexts.CreateDbContext().Model.FindEntityType(typeof(Blob))!.GetTableName()!;
        (await ContentReadsAsync()).ShouldBe(0);
        Directory.Delete(Path.Combine(console.DataDirectory, "targets"), recursive: true);
        (await ContentReadsAsync()).ShouldBe(0);
        Directory.EnumerateFiles(Path.Combine(console.DataDirectory, "targets"), "*.pack", SearchOption.AllDirectories).ShouldBeEmpty();

        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        (await ContentReadsAsync()).ShouldBeGreaterThan(0);
        (await console.AllAsync<Drift>()).ShouldHaveSingleItem().State.ShouldBe(DriftState.Open);
        git.Of("update-ref", $"refs/heads/{Branch}", $"{Branch}~1");
        (await ContentReadsAsync()).ShouldBe(0);
        (await console.AllAsync<Drift>()).ShouldHaveSingleItem().State.ShouldBe(DriftState.Gone);

        async Task<int> ContentReadsAsync()
        {
            var reads = 0;
            await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
            using var heard = HeardCommands.On(
                db.Database.GetDbConnection().ConnectionString,
                command => reads += command.CommandText.Contains($"\"{blob}\"", StringComparison.Ordinal) ? 1 : 0);
            await CheckAsync(console);
            return reads;
        }
    }

    [Fact]
    public async Task What_somebody_put_on_top_of_our_commit_is_drift_and_not_what_we_left()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var (git, planned, job) = await GivenGit.PlannedAsync(console);
        var attempt = StoppingConnector.Attempt(console, CrashPoint.AfterWriting);
        await Should.ThrowAsync<Stopped>(async () => await attempt.RunAsync(planned.Id, job, Cancel));
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        console.Clock.Advance(TimeSpan.FromMinutes(5));
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);

        (await console.AllAsync<Delivery>()).Single().State.ShouldBe(DeliveryState.Confirmed);
        (await CheckAsync(console)).ShouldBe(1);
        (await console.AllAsync<Drift>()).Single().Who!.ShouldContain("Sam Hand");
    }

    [Fact]
    public async Task A_viewer_and_another_tenant_resolve_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", "Be rude.\n");
        await CheckAsync(console);
        var drift = (await console.AllAsync<Drift>()).Single().Id;
        var viewer = await console.PersonAsync("Vera", (Role.Viewer, null));
        var stranger = await console.PersonInAsync(await console.AddTenantAsync("other", Cancel), "Otto", (Role.ReleaseManager, null));

        var resolve = console.Get<ResolveDrift>();
        (await resolve.RunAsync(drift, new DriftResolution(DriftChoice.Revert), viewer, Cancel)).Refusal!.Code.ShouldBe("role-missing");
        (await resolve.RunAsync(drift, new DriftResolution(DriftChoice.Revert), stranger, Cancel)).Refusal!.Code.ShouldBe("unknown-drift");
    }

    private static async Task<GivenGit> LiveAsync(TestConsole console)
    {
        var git = GivenGit.In(console);
        await git.ConnectAsync(console);
        await console.StartAsync(await console.ReleaseAsync("1", "Be kind.\n"), "production");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        return git;
    }

    private static Task<int> CheckAsync(TestConsole console) => console.Get<CheckDrift>().RunAsync(console.Tenant, Cancel);

    private static async Task ResolveAsync(TestConsole console, DriftResolution wanted, string who = "David") =>
        (await TryAsync(console, wanted, who)).Refusal.ShouldBeNull();

    private static async Task<Result<Done>> TryAsync(TestConsole console, DriftResolution wanted, string who = "David") => await console.Get<ResolveDrift>().RunAsync(
        (await console.AllAsync<Drift>()).Single().Id, wanted, await console.PersonAsync(who, (Role.ReleaseManager, null)), Cancel);
}
