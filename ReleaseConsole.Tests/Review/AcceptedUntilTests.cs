using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>A risk that is accepted up to a day is accepted on that day and not on the next.</summary>
public sealed class AcceptedUntilTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_its_day_an_acceptance_does_not_count_and_says_so()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneAsync(agent);
        (await AcceptAsync(agent, proposal, finding, Day)).ShouldSucceed().FindingDecisions.ShouldHaveSingleItem().Until.ShouldBe(Day);

        agent.Console.Clock.Advance(TimeSpan.FromDays(3));
        (await ShownAsync(agent, proposal)).FindingDecisions.ShouldHaveSingleItem().Counts.ShouldBeTrue();
        agent.Console.Clock.Advance(TimeSpan.FromDays(1));
        (await ShownAsync(agent, proposal)).FindingDecisions.ShouldHaveSingleItem().WhyNot.ShouldBe(
            "It was accepted until 2026-11-25 and no longer.");
    }

    [Fact]
    public async Task The_overview_lists_an_acceptance_that_ends_within_a_fortnight()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneAsync(agent);
        (await AcceptAsync(agent, proposal, finding, Day)).ShouldSucceed();
        var overview = (await agent.Console.Get<OverviewBoard>().RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel)).ShouldSucceed();
        overview.Rechecks.ShouldContain(
            one => one.What == finding.Title && one.By == Day && one.Why == "Tomás Herrera accepted its risk until then.");
    }

    [Fact]
    public async Task An_end_that_is_past_and_one_of_something_that_has_none_are_refused()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneAsync(agent);
        (await AcceptAsync(agent, proposal, finding, new DateOnly(2026, 11, 21))).ShouldBeRefused("bad-end");
        (await AcceptAsync(agent, proposal, finding, Day, FindingVerdict.FalsePositive)).ShouldBeRefused("bad-end");
    }

    [Fact]
    public async Task Where_the_policy_says_so_a_high_risk_is_accepted_only_up_to_a_day()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var text = RiskPolicy.DefaultText.Replace("accepted_risks_expire: false", "accepted_risks_expire: true", StringComparison.Ordinal);
        await agent.AdoptPolicyAsync(text);
        var (proposal, finding) = await OneAsync(agent);
        (await AcceptAsync(agent, proposal, finding, until: null)).ShouldBeRefused("end-missing");
        (await AcceptAsync(agent, proposal, finding, Day)).ShouldSucceed();
    }

    private static async Task<SupportAgent> ProposedAsync()
    {
        var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        return agent;
    }

    private static async Task<(ProposalShown Proposal, Finding Finding)> OneAsync(SupportAgent agent)
    {
        var proposal = await agent.ProposeAsync("2026.11.1");
        return (proposal, proposal.Assessment.Findings.First(one => one is { Lane: Lane.Security, Severity: >= RiskLevel.High }));
    }

    private static Task<Result<ProposalShown>> AcceptAsync(
        SupportAgent agent, ProposalShown proposal, Finding finding, DateOnly? until,
        FindingVerdict verdict = FindingVerdict.RiskAccepted) =>
        agent.Console.Get<DecideFinding>().RunAsync(
            proposal.Id, new NewFindingDecision(FindingDecision.DigestOf(proposal.Assessment, finding), verdict, "Watched.", until),
            agent.Tomas, Cancel);

    private static async Task<ProposalShown> ShownAsync(SupportAgent agent, ProposalShown proposal) =>
        (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.Amara, Cancel)).ShouldSucceed();
}
