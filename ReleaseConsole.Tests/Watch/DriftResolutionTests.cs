using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Watch.GivenDrift;

namespace ReleaseConsole.Tests.Watch;

public sealed class DriftResolutionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

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
}
