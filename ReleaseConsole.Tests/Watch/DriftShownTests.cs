using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;
using static ReleaseConsole.Tests.Watch.GivenDrift;

namespace ReleaseConsole.Tests.Watch;

public sealed class DriftShownTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_is_gone_from_the_target_is_missing_in_the_parity_of_environments()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var git = await LiveAsync(console);
        git.EditByHand(Branch, "prompts/triage.md", null);
        await CheckAsync(console);

        var board = (await console.Get<EnvironmentBoard>().RunAsync(
            TestConsole.ProductSlug, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel)).Value;
        var row = board.Parity.Single(one => one.Path == "prompts/triage");
        (row.Cells[^1].IsMissing, row.Cells[^1].EqualsReference, row.IsSameEverywhere).ShouldBe((true, false, false));
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
        check.Readings.ShouldContain(one => one.Environment == "production"
            && one.Detail.EndsWith("1 file is not as it is live", StringComparison.Ordinal));
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
            (await console.AllAsync<Drift>()).Single().Id, await console.PersonAsync("Vera", (Role.Viewer, null)), Cancel))
                .ShouldBeRefused(code);
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
}
