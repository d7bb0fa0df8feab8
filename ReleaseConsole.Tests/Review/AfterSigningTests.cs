using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class AfterSigningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DecisionMeaning.Approved)]
    [InlineData(DecisionMeaning.ChangesRequested)]
    [InlineData(DecisionMeaning.Rejected)]
    [InlineData(DecisionMeaning.RiskAccepted)]
    public async Task What_a_signature_would_make_of_a_proposal_is_what_it_makes_of_it(DecisionMeaning meaning)
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposeAsync("2026.11.1");
        var before = await ShownToAsync(agent, proposal.Id, agent.Tomas);

        var said = before.Me.After.Single(one => one.Meaning == meaning && one.Lane == Lane.Security);
        var after = (await agent.DecideAsync(proposal, agent.Tomas, meaning, Lane.Security, "Because.")).ShouldSucceed();

        said.State.ShouldBe(after.State);
        said.Because.ShouldBe(after.Because);
        said.Open.ShouldBe(after.Requirements.Where(one => one.IsOpen).Select(one => one.Title));
    }

    [Fact]
    public async Task The_last_thing_it_waits_for_is_taken_over_by_who_accepts_the_risk_and_nothing_stays_open()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposeAsync("2026.11.1");
        await agent.ApproveAsync(proposal);

        var said = (await ShownToAsync(agent, proposal.Id, agent.Tomas)).Me.After;

        said.Single(one => one is { Meaning: DecisionMeaning.RiskAccepted, Lane: Lane.Security }).Open.ShouldBeEmpty();
        said.Single(one => one is { Meaning: DecisionMeaning.Approved, Lane: Lane.Security }).Open.ShouldBe(["No measure worse"]);
    }

    [Fact]
    public async Task Who_holds_no_lane_is_told_of_no_signature()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await ShownToAsync(agent, proposal.Id, agent.Amara)).Me.After.ShouldBeEmpty();
    }

    private static async Task<ProposalShown> ShownToAsync(SupportAgent agent, ProposalId id, Core.Actor actor) =>
        (await agent.Console.Get<ProposalView>().RunAsync(id, actor, Cancel)).ShouldSucceed();
}
