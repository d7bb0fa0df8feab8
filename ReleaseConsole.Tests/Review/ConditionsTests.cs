using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>An approval with conditions, from the advice to the signature; and an accepted risk that ends on its day.</summary>
public sealed class ConditionsTests
{
    private const string Watched = "- tools/refund: Watch the refunds of the first day.";
    private static readonly DateOnly Day = new(2026, 11, 25);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_the_policy_advises_it_the_findings_fixes_are_offered_as_conditions_and_elsewhere_none()
    {
        await using var agent = await ProposedAsync("critical: approve-with-conditions");
        var advised = await agent.ProposeAsync("2026.11.1");
        advised.RecommendedPath.ShouldBe(RecommendedPath.ApproveWithConditions);
        var high = advised.Assessment.Findings.Where(one => one.Severity >= RiskLevel.Medium).ToList();
        advised.Assessment.Conditions.ShouldNotBeEmpty();
        advised.Assessment.Conditions.ShouldAllBe(
            one => high.Exists(finding => finding.Rule == one.Rule && one.Text == $"{finding.Artifact}: {finding.Fix}"));

        await using var other = await ProposedAsync("critical: route-to-lanes");
        (await other.ProposeAsync("2026.11.1")).Assessment.Conditions.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_kept_with_the_signature_shown_and_found()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var proposal = await agent.ProposeAsync("1", "staging");
        foreach (var lane in proposal.Requirements.Select(one => one.Lane).OfType<Lane>())
            (await SignAsync(agent, proposal, Of(agent, lane), lane, Watched)).ShouldSucceed();

        var shown = (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
        shown.Decisions.ShouldNotBeEmpty();
        shown.Decisions.ShouldAllBe(one => one.Counts && one.Conditions == Watched);
        shown.Conditions.Count.ShouldBe(shown.Decisions.Count);
        shown.Conditions.Select(one => one.Text).Distinct().ShouldBe([Watched["- ".Length..]]);
        (await agent.Console.Get<AuditSearch>().RunAsync(new AuditQuestion { Words = "refunds first day" }, agent.David, Cancel))
            .ShouldSucceed()
            .Rows.ShouldAllBe(row => row.Action == nameof(DecisionCast));
    }

    [Fact]
    public async Task With_another_condition_it_is_another_signature_that_takes_the_place_of_the_one_before()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var proposal = await agent.ProposeAsync("1", "staging");
        var lane = proposal.Requirements.Select(one => one.Lane).OfType<Lane>().First();
        await SignAsync(agent, proposal, Of(agent, lane), lane, Watched);
        (await SignAsync(agent, proposal, Of(agent, lane), lane, Watched)).ShouldSucceed().Decisions.ShouldHaveSingleItem();
        var both = (await SignAsync(agent, proposal, Of(agent, lane), lane, conditions: null)).ShouldSucceed().Decisions;
        both.Select(one => (one.Conditions, one.Counts)).ShouldBe([(Watched, false), (null, true)]);
    }

    [Fact]
    public async Task A_secret_or_a_book_is_no_condition()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var proposal = await agent.ProposeAsync("1", "staging");
        var lane = proposal.Requirements.Select(one => one.Lane).OfType<Lane>().First();
        (await SignAsync(agent, proposal, Of(agent, lane), lane, new string('x', 10_001))).Refusal!.Code.ShouldBe("comment-too-long");
        (await SignAsync(agent, proposal, Of(agent, lane), lane, "Use AKIAIOSFODNN7EXAMPL3 for it.")).Refusal
            .ShouldNotBeNull().Code.ShouldContain("secret");
    }

    [Fact]
    public async Task An_accepted_risk_counts_up_to_its_day_and_the_proposal_waits_again_on_the_next()
    {
        await using var agent = await ProposedAsync("critical: do-not-ship");
        var proposal = await agent.ApproveAsync(await agent.ProposeAsync("2026.11.1"));
        proposal.State.ShouldBe(StandingState.Open);
        (await AcceptAsync(agent, proposal, Day)).ShouldSucceed().State.ShouldBe(StandingState.Approved);

        agent.Console.Clock.Advance(TimeSpan.FromDays(3));
        (await ShownAsync(agent, proposal)).State.ShouldBe(StandingState.Approved);
        agent.Console.Clock.Advance(TimeSpan.FromDays(1));

        var late = await ShownAsync(agent, proposal);
        late.State.ShouldBe(StandingState.Open);
        late.Decisions.Single(one => one.Meaning == DecisionMeaning.RiskAccepted).WhyNot.ShouldBe(
            "The risk was accepted until 2026-11-25 and no longer.");
        (await agent.DeployAsync(late)).ShouldBeRefused("not-approved");
        (await AcceptAsync(agent, proposal, new DateOnly(2026, 11, 30))).ShouldSucceed().State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task A_past_end_an_end_of_an_approval_and_no_end_where_the_policy_asks_for_one_are_refused()
    {
        await using var agent = await ProposedAsync("critical: do-not-ship", "accepted_risks_expire: true");
        var proposal = await agent.ProposeAsync("2026.11.1");
        (await AcceptAsync(agent, proposal, until: null)).ShouldBeRefused("end-missing");
        (await AcceptAsync(agent, proposal, new DateOnly(2026, 11, 21))).ShouldBeRefused("bad-end");
        (await agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Approved, Lane.Security, "Fine.") { Until = Day }, agent.Tomas,
            Cancel)).ShouldBeRefused("bad-end");
        (await AcceptAsync(agent, proposal, Day)).ShouldSucceed();
    }

    private static async Task<SupportAgent> ProposedAsync(string critical, string expire = "accepted_risks_expire: false")
    {
        var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var text = RiskPolicy.DefaultText.Replace("critical: do-not-ship", critical, StringComparison.Ordinal)
            .Replace("accepted_risks_expire: false", expire, StringComparison.Ordinal);
        if (text != RiskPolicy.DefaultText)
            await agent.AdoptPolicyAsync(text);
        return agent;
    }

    private static Actor Of(SupportAgent agent, Lane lane) => lane switch
    {
        Lane.AiProduct => agent.Priya,
        Lane.Security => agent.Tomas,
        Lane.Compliance => agent.Mei,
        Lane.Mlops => agent.Jonas,
        _ => agent.Kofi,
    };

    private static Task<Result<ProposalShown>> SignAsync(
        SupportAgent agent, ProposalShown proposal, Actor signer, Lane lane, string? conditions) =>
        agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.Approved, lane, "Looked at every change.", conditions), signer,
            Cancel);

    private static Task<Result<ProposalShown>> AcceptAsync(SupportAgent agent, ProposalShown proposal, DateOnly? until) =>
        agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, DecisionMeaning.RiskAccepted, Lane.Security, "Watched.") { Until = until },
            agent.Tomas, Cancel);

    private static async Task<ProposalShown> ShownAsync(SupportAgent agent, ProposalShown proposal) =>
        (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.Amara, Cancel)).ShouldSucceed();
}
