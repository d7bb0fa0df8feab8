using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class DecideFindingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reviewer_of_the_lane_marks_a_finding_mistaken_and_the_log_says_why()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);

        var shown = (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.FalsePositive, "The sandbox has no files."))
            .ShouldSucceed();

        shown.FindingDecisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Finding.ShouldBe(FindingDecision.DigestOf(proposal.Assessment, finding)),
            one => one.Verdict.ShouldBe(FindingVerdict.FalsePositive),
            one => one.By.ShouldBe("Tomás Herrera"),
            one => one.Counts.ShouldBeTrue());
        var auditor = await agent.Console.PersonAsync("Ada Auditor", (Role.Auditor, null));
        var found = (await agent.Console.Get<AuditSearch>().RunAsync(new AuditQuestion { Words = "sandbox" }, auditor, Cancel))
            .ShouldSucceed();
        found.Rows.ShouldContain(row => row.Action == "FindingDecided");
    }

    [Fact]
    public async Task A_settled_finding_lowers_neither_the_risk_nor_what_is_asked_for()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);

        var shown = (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.RiskAccepted, "Watched for a day."))
            .ShouldSucceed();

        shown.Risk.ShouldBe(proposal.Risk);
        shown.Digest.ShouldBe(proposal.Digest);
        shown.Requirements.Select(one => (one.Id, one.State)).ShouldBe(proposal.Requirements.Select(one => (one.Id, one.State)));
    }

    [Theory]
    [InlineData("", "comment-missing")]
    [InlineData("   ", "comment-missing")]
    public async Task A_finding_is_not_settled_without_a_reason(string reason, string code)
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);
        (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.FalsePositive, reason)).ShouldBeRefused(code);
    }

    [Fact]
    public async Task Another_lane_and_somebody_who_may_not_review_do_not_settle_it_and_what_was_not_found_is_not_there()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);
        (await DecideAsync(agent, proposal, finding, agent.Priya, FindingVerdict.FalsePositive, "No.")).ShouldBeRefused("lane-not-held");
        (await DecideAsync(agent, proposal, finding, agent.Amara, FindingVerdict.FalsePositive, "No.")).ShouldBeRefused("role-missing");
        var other = finding with { Title = "Something else" };
        (await DecideAsync(agent, proposal, other, agent.Tomas, FindingVerdict.FalsePositive, "No.")).ShouldBeRefused("finding-not-there");
    }

    [Fact]
    public async Task Whoever_wrote_part_of_the_change_does_not_settle_what_was_found_in_it()
    {
        await using var agent = await SupportAgent.StartAsync("2026.11.0");
        var author = await agent.Console.PersonAsync("Sam Both", (Role.Reviewer, Lane.Security), (Role.PromptEngineer, null));
        await agent.Console.ImportAsync(author, Importing.Sample("2026.11.1"));
        await agent.GoesLiveAsync("2026.11.0");
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);
        (await DecideAsync(agent, proposal, finding, author, FindingVerdict.FalsePositive, "I know it."))
            .ShouldBeRefused("contributor-cannot-approve");
    }

    [Fact]
    public async Task The_latest_word_on_a_finding_counts_and_the_same_word_twice_is_one()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);
        (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.FalsePositive, "Seen before.")).ShouldSucceed();
        (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.FalsePositive, "Seen before.")).ShouldSucceed();
        var shown = (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.Reopened, "It was not.")).ShouldSucceed();
        shown.FindingDecisions.ShouldHaveSingleItem().Verdict.ShouldBe(FindingVerdict.Reopened);
    }

    [Fact]
    public async Task What_was_said_of_one_change_is_not_said_of_the_same_finding_over_something_else()
    {
        await using var agent = await ProposedAsync();
        var (proposal, finding) = await OneForAsync(agent, Lane.Security);
        (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.FalsePositive, "Seen before.")).ShouldSucceed();

        var again = await agent.ProposeAsync("2026.11.1", "staging");
        again.Assessment.Findings.ShouldContain(one => one.Rule == finding.Rule && one.Artifact == finding.Artifact);
        again.FindingDecisions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_the_policy_says_so_a_lane_that_settled_its_findings_is_not_asked_for_the_signature_they_added()
    {
        await using var agent = await ProposedAsync(RiskPolicy.DefaultText.Replace(
            "settled_findings_release_lane: false", "settled_findings_release_lane: true", StringComparison.Ordinal));
        var proposal = await agent.ProposeAsync("2026.11.1");
        var mlops = proposal.Requirements.Single(one => one.Id == "lane:mlops");
        mlops.State.ShouldBe(RequirementState.Pending);
        var asking = proposal.Assessment.Findings.Where(one => one.Lane == Lane.Mlops && one.Severity >= RiskLevel.Medium).ToList();
        asking.ShouldNotBeEmpty();

        foreach (var finding in asking)
            (await DecideAsync(agent, proposal, finding, agent.Jonas, FindingVerdict.RiskAccepted, "Repeated five times, no difference."))
                .ShouldSucceed();
        foreach (var finding in proposal.Assessment.Findings.Where(one => one.Lane == Lane.Security))
            (await DecideAsync(agent, proposal, finding, agent.Tomas, FindingVerdict.RiskAccepted, "Watched for a day.")).ShouldSucceed();

        var shown = (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.Amara, Cancel)).ShouldSucceed();
        shown.Requirements.Single(one => one.Id == "lane:mlops").State.ShouldBe(RequirementState.Overridden);
        // Security is asked for by the routing of the level, which no finding's decision touches.
        shown.Requirements.Single(one => one.Id == "lane:security").State.ShouldBe(RequirementState.Pending);
        shown.Risk.ShouldBe(proposal.Risk);
    }

    private static async Task<SupportAgent> ProposedAsync(string? policy = null)
    {
        var agent = await SupportAgent.StartAsync("2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        if (policy is null)
            return agent;
        await agent.AdoptPolicyAsync(policy);
        return agent;
    }

    private static async Task<(ProposalShown Proposal, Finding Finding)> OneForAsync(SupportAgent agent, Lane lane)
    {
        var proposal = await agent.ProposeAsync("2026.11.1");
        return (proposal, proposal.Assessment.Findings.First(finding => finding.Lane == lane));
    }

    private static Task<Result<ProposalShown>> DecideAsync(
        SupportAgent agent, ProposalShown proposal, Finding finding, Actor by, FindingVerdict verdict, string reason) =>
        agent.Console.Get<DecideFinding>().RunAsync(
            proposal.Id, new NewFindingDecision(FindingDecision.DigestOf(proposal.Assessment, finding), verdict, reason), by, Cancel);
}
