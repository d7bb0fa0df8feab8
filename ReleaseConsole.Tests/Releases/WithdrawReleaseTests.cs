using ReleaseConsole.Core;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Releases;

public sealed class WithdrawReleaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_withdrawn_release_is_proposed_nowhere_any_more_and_its_open_proposal_is_stale()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");

        (await WithdrawAsync(agent, "1")).ShouldSucceed();

        var shown = (await agent.Console.Get<ProposalView>().RunAsync(approved.Id, agent.Amara, Cancel)).ShouldSucceed();
        (shown.State, shown.Because).ShouldBe((StandingState.Stale, "The release was withdrawn."));
        (await agent.DeployAsync(approved)).ShouldBeRefused("not-approved");
        (await agent.TryProposeAsync("1", "production")).ShouldBeRefused("release-withdrawn");
        (await agent.Console.AllAsync<Release>()).ShouldHaveSingleItem().State.ShouldBe(ReleaseState.Withdrawn);
        (await agent.Console.AllAsync<Core.Audit.AuditEntry>())
            .Single(one => one.Action == nameof(ReleaseWithdrawn)).Summary.ShouldContain("It leaks.");
    }

    [Fact]
    public async Task A_release_that_is_live_or_on_its_way_or_withdrawn_before_is_not_withdrawn_nor_without_a_reason()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        (await agent.DeployAsync(await agent.ApprovedAsync("2", "Be brief.\n"))).ShouldSucceed();

        (await WithdrawAsync(agent, "1")).ShouldBeRefused("release-live").Sentence.ShouldContain("staging");
        (await WithdrawAsync(agent, "2")).ShouldBeRefused("deployment-running");
        await agent.CarryOutAsync();
        (await WithdrawAsync(agent, "1", reason: " ")).ShouldBeRefused("reason-missing");
        (await WithdrawAsync(agent, "3")).ShouldBeRefused("unknown-release");
        (await WithdrawAsync(agent, "1", by: agent.Priya)).ShouldBeRefused("role-missing");
        (await WithdrawAsync(agent, "1")).ShouldSucceed();
        (await WithdrawAsync(agent, "1")).ShouldBeRefused("release-withdrawn");
    }

    [Fact]
    public async Task There_is_no_way_back_to_a_withdrawn_release()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be brief.\n");
        await agent.PutLiveAsync("3", "Be rude.\n");
        (await WithdrawAsync(agent, "2")).ShouldSucceed();

        (await PlanAsync(agent, to: null)).Candidates.ShouldHaveSingleItem().Release.ShouldBe("1");
        (await agent.RollBackAsync(to: null)).ShouldSucceed().Release.ShouldBe("1");
        (await PlanAsync(agent, to: "2")).Plan!.Checks.Single(one => one.Id == "withdrawn").State.ShouldBe(CheckState.Failed);
        (await agent.RollBackAsync("2")).ShouldBeRefused("not-ready").Sentence.ShouldContain("2 was withdrawn");
    }

    private static Task<Result<Done>> WithdrawAsync(SupportAgent agent, string version, string reason = "It leaks.", Actor? by = null) =>
        agent.Console.Get<WithdrawRelease>().RunAsync(TestConsole.ProductSlug, version, reason, by ?? agent.David, Cancel);

    private static async Task<RollbackWizard> PlanAsync(SupportAgent agent, string? to) =>
        (await agent.Console.Get<PlanRollback>().RunAsync(TestConsole.ProductSlug, "staging", to, agent.David, Cancel)).ShouldSucceed();
}
