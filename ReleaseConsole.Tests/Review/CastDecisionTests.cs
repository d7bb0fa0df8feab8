using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class CastDecisionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_harmless_release_is_approved_when_its_lanes_have_signed()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        await agent.GoesLiveAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.11.0");

        proposal.Risk.ShouldBe(RiskLevel.Low);
        proposal.State.ShouldBe(StandingState.Open);
        (await agent.ApproveAsync(proposal)).State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task A_release_that_loses_a_rule_and_gains_write_access_waits_for_security_and_for_the_evaluation()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposeAsync("2026.11.1");

        (proposal.Risk >= RiskLevel.High).ShouldBeTrue();
        proposal.Requirements.ShouldContain(one => one.Lane == Lane.Security);
        proposal.Requirements.Single(one => one.Id == "evaluation").State.ShouldBe(RequirementState.NotMet);
        (await agent.ApproveAsync(proposal)).State.ShouldBe(StandingState.Open);
        (await agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.RiskAccepted, Lane.Security, "Limited to 5 % of chats."))
            .ShouldSucceed()
            .State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task Nobody_who_wrote_part_of_the_release_can_approve_it()
    {
        await using var agent = await SupportAgent.StartAsync();
        var writer = await agent.Console.PersonAsync("Writer", (Role.PromptEngineer, null), (Role.Reviewer, Lane.AiProduct));
        await agent.Console.ImportAsync(writer, Importing.Sample("2026.10.3"));
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await agent.DecideAsync(proposal, writer, DecisionMeaning.Approved, Lane.AiProduct)).ShouldBeRefused("contributor-cannot-approve");
        proposal.Contributors.ShouldContain(one => one.Name == "Writer");
        proposal.CanSign.SelectMany(hint => hint.Names).ShouldNotContain("Writer");
    }

    [Fact]
    public async Task A_decision_on_another_digest_than_the_proposals_is_refused()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await agent.Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(Digest.Of("other"), DecisionMeaning.Approved, Lane.AiProduct, "ok"), agent.Priya, Cancel))
            .ShouldBeRefused("digest-superseded");
    }

    [Fact]
    public async Task A_lane_that_the_signer_does_not_hold_is_refused()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("lane-not-held");
        (await agent.DecideAsync(proposal, agent.Amara, DecisionMeaning.Approved, Lane.AiProduct)).ShouldBeRefused("role-missing");
    }

    [Fact]
    public async Task A_signature_stops_counting_when_its_signer_loses_the_lane()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var approved = await agent.ApproveAsync(await agent.ProposeAsync("2026.10.3"));
        approved.State.ShouldBe(StandingState.Approved);
        var signer = approved.Decisions[0].SignerId;
        await using (var db = await agent.Console.Contexts.OpenAsync(agent.Console.Tenant, Cancel))
        {
            (await db.Set<Grant>().SingleAsync(grant => grant.PrincipalId == signer, Cancel)).Revoke(db.Now);
            db.Record(Core.Actor.Job(agent.Console.Tenant, "test", "test"), new RoleRevoked("x", signer, Role.Reviewer, null));
            await db.SaveChangesAsync(Cancel);
        }

        var after = (await agent.Console.Get<ProposalView>().RunAsync(approved.Id, agent.Amara, Cancel)).ShouldSucceed();
        after.State.ShouldBe(StandingState.Open);
        after.Decisions[0].WhyNot.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_signed_is_stale_when_something_else_goes_live_below_it()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0");
        var approved = await agent.ApproveAsync(await agent.ProposeAsync("2026.11.0"));
        await agent.GoesLiveAsync("2026.10.3");

        (await agent.Console.Get<ProposalView>().RunAsync(approved.Id, agent.Amara, Cancel))
            .ShouldSucceed().State.ShouldBe(StandingState.Stale);
        (await agent.DecideAsync(approved, agent.Priya, DecisionMeaning.Rejected, Lane.AiProduct)).ShouldBeRefused("proposal-stale");
    }

    [Fact]
    public async Task Two_signatures_at_once_both_count_and_the_same_one_twice_counts_once()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3", "2026.11.0", "2026.11.1");
        await agent.GoesLiveAsync("2026.11.0");
        var proposal = await agent.ProposeAsync("2026.11.1");

        await Task.WhenAll(
            agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.Approved, Lane.AiProduct),
            agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.Approved, Lane.Security),
            agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.Approved, Lane.AiProduct));
        var shown = (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.Amara, Cancel)).ShouldSucceed();
        shown.Decisions.Count(one => one.Counts).ShouldBe(2);
    }

    [Fact]
    public async Task Asking_for_changes_needs_a_reason_and_holds_the_proposal_up()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.ChangesRequested, Lane.AiProduct, comment: ""))
            .ShouldBeRefused("comment-missing");
        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.ChangesRequested, Lane.AiProduct, "Keep the rule.")).ShouldSucceed()
            .State.ShouldBe(StandingState.ChangesRequested);
        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.Approved, Lane.AiProduct)).ShouldSucceed()
            .State.ShouldNotBe(StandingState.ChangesRequested);
        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.ChangesRequested, Lane.AiProduct, "Keep the rule.")).ShouldSucceed()
            .State.ShouldBe(StandingState.ChangesRequested, "it was said before, and it is said again");
    }

    [Fact]
    public async Task The_same_proposal_again_is_the_one_that_is_open()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var first = await agent.ProposeAsync("2026.10.3");

        (await agent.ProposeAsync("2026.10.3")).Id.ShouldBe(first.Id);
    }

    [Fact]
    public async Task The_inbox_shows_each_person_what_they_can_act_on()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");
        var queue = agent.Console.Get<ReviewQueue>();
        var lane = proposal.Requirements.First(one => one.Lane is not null).Lane!.Value;
        var asked = new[] { agent.Priya, agent.Tomas, agent.Mei, agent.Jonas, agent.Kofi }[(int)lane switch { 0 => 0, 1 => 4, 2 => 1, 3 => 2, _ => 3 }];

        (await queue.RunAsync(TestConsole.ProductSlug, asked, Cancel)).ShouldSucceed().ForMe.Single().Id.ShouldBe(proposal.Id);
        (await queue.RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel)).ShouldSucceed().Waiting.Single().Id.ShouldBe(proposal.Id);
        await agent.ApproveAsync(proposal);
        (await queue.RunAsync(TestConsole.ProductSlug, agent.David, Cancel))
            .ShouldSucceed().ForMe.Single().State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task The_inbox_is_worked_out_once_for_each_state_of_the_log_and_person_and_again_when_time_has_passed()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");
        async Task<Queue> AskAsync(Core.Actor who) =>
            (await agent.Console.Get<ReviewQueue>().RunAsync(TestConsole.ProductSlug, who, Cancel)).ShouldSucceed();

        var first = await AskAsync(agent.Priya);
        (await AskAsync(agent.Priya)).ShouldBeSameAs(first);
        (await AskAsync(agent.Amara)).ShouldNotBeSameAs(first);
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(30));
        (await AskAsync(agent.Priya)).ShouldNotBeSameAs(first);

        await agent.ApproveAsync(proposal);
        (await AskAsync(agent.Priya)).Waiting.Single().State.ShouldBe(StandingState.Approved);
    }

    [Fact]
    public async Task Another_tenants_person_learns_nothing_of_a_proposal()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");
        var other = await agent.Console.PersonInAsync(
            await agent.Console.AddTenantAsync("other", Cancel), "Stranger", (Role.ReleaseManager, null), (Role.Reviewer, Lane.Security));

        (await agent.DecideAsync(proposal, other, DecisionMeaning.Approved, Lane.Security)).ShouldBeRefused("unknown-proposal");
        (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, other, Cancel)).ShouldBeRefused("unknown-proposal");
    }

    [Fact]
    public async Task Who_asks_for_changes_signs_a_sentence_that_says_before_what()
    {
        await using var agent = await SupportAgent.StartAsync("2026.10.3");
        var proposal = await agent.ProposeAsync("2026.10.3");

        (await agent.DecideAsync(proposal, agent.Priya, DecisionMeaning.ChangesRequested, Lane.AiProduct, "Halve the limit."))
            .ShouldSucceed()
            .Decisions.Single().Statement.ShouldBe(
                "I, Priya Raman, request changes for the AI product lane before 2026.10.3 goes into production, where nothing was live.");
    }

    [Theory]
    [InlineData("case,metric,score\na,exact,1\n", RequirementState.CannotTell)]
    [InlineData("case,metric,score,prompt_digest\na,exact,1,{digest}\n", RequirementState.Met)]
    public async Task Results_are_the_first_baseline_only_when_they_ran_on_what_is_released(string results, RequirementState expected)
    {
        await using var agent = await SupportAgent.StartAsync();
        var prompt = "Answer kindly.\n";
        var view = await agent.Console.ImportAsync(
            agent.Amara, ("prompts/greet.md", prompt),
            ("evaluations/trips.csv", results.Replace("{digest}", $"{Digest.Of(prompt)}", StringComparison.Ordinal)),
            ("release.yaml", "version: v1\nartifacts:\n  - prompts/greet.md\nevaluations:\n  - evaluations/trips.csv\n"));
        view.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);

        (await agent.ProposeAsync("v1")).Requirements.Single(one => one.Id == "evaluation").State.ShouldBe(expected);
    }
}
