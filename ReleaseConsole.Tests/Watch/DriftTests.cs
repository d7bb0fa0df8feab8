using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
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

    private static async Task ResolveAsync(TestConsole console, DriftResolution wanted) =>
        (await TryAsync(console, wanted)).Refusal.ShouldBeNull();

    private static async Task<Result<Done>> TryAsync(TestConsole console, DriftResolution wanted, string who = "David") => await console.Get<ResolveDrift>().RunAsync(
        (await console.AllAsync<Drift>()).Single().Id, wanted, await console.PersonAsync(who, (Role.ReleaseManager, null)), Cancel);
}
