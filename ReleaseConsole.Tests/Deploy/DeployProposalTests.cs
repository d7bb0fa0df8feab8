using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Deploy;

public sealed class DeployProposalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_several_starts_at_once_one_runs_and_the_others_hear_that_it_does()
    {
        await using var agent = await SupportAgent.StartAsync();
        var first = await agent.ApprovedAsync("1", "Be kind.\n");
        var second = await agent.ApprovedAsync("2", "Be brief.\n");

        var starts = await Task.WhenAll(
            new[] { first, second, first, second }.Select(one => Task.Run(() => agent.DeployAsync(one), Cancel)));

        starts.Count(one => one.Succeeded).ShouldBe(1);
        starts.Where(one => !one.Succeeded).Select(one => one.Refusal!.Code).ShouldAllBe(code => code == "deployment-running");
        (await agent.Console.AllAsync<Deployment>()).Count.ShouldBe(1);
        (await agent.Console.StoryAsync()).Count(action => action == nameof(DeploymentStarted)).ShouldBe(1);
    }

    [Fact]
    public async Task What_nobody_signed_is_not_applied_and_the_refusal_names_every_lane_that_is_missing()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var proposal = await agent.ProposeAsync("1", "staging");

        var refusal = (await agent.DeployAsync(proposal)).ShouldBeRefused("not-approved");

        var lanes = proposal.Requirements.Where(one => one.Lane is not null).ToList();
        lanes.ShouldNotBeEmpty();
        lanes.ShouldAllBe(one => refusal.Sentence.Contains(one.Title));
        (await agent.Console.AllAsync<Deployment>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_stops_a_promotion_with_its_reason_until_it_is_lifted()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        var hold = (await agent.Console.Get<PlaceHold>().RunAsync(
            TestConsole.ProductSlug, "staging", "Black Friday", until: null, agent.David, Cancel)).ShouldSucceed();

        (await agent.DeployAsync(approved)).ShouldBeRefused("held").Sentence.ShouldContain("Black Friday");
        (await agent.Console.Get<LiftHold>().RunAsync(TestConsole.ProductSlug, "staging", hold, agent.David, Cancel)).ShouldSucceed();

        (await agent.DeployAsync(approved)).ShouldSucceed();
    }

    [Fact]
    public async Task A_hold_with_an_end_stops_promotions_until_then()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        (await agent.Console.Get<PlaceHold>().RunAsync(
            TestConsole.ProductSlug, "staging", "Black Friday", agent.Console.Clock.GetUtcNow().AddHours(1), agent.David,
            Cancel)).ShouldSucceed();

        (await agent.DeployAsync(approved)).ShouldBeRefused("held");
        agent.Console.Clock.Advance(TimeSpan.FromHours(1));

        (await agent.DeployAsync(approved)).ShouldSucceed();
    }

    [Fact]
    public async Task What_was_signed_over_another_live_release_is_not_applied()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("0", "Be slow.\n");
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        await agent.GoesLiveAsync("0", "staging");

        (await agent.DeployAsync(approved)).ShouldBeRefused("base-moved");
    }

    [Fact]
    public async Task A_proposal_for_later_waits_for_its_hour()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var later = agent.Console.Clock.GetUtcNow().AddHours(2);
        var proposal = (await agent.Console.Get<ProposeRelease>().RunAsync(
            TestConsole.ProductSlug, new NewProposal("1", "staging", "At night.", later), agent.Amara, Cancel)).ShouldSucceed();
        var approved = await agent.ApproveAsync(proposal);

        (await agent.DeployAsync(approved)).ShouldBeRefused("too-early").Sentence.ShouldContain("11:00 UTC");
        agent.Console.Clock.Advance(TimeSpan.FromHours(2));

        (await agent.DeployAsync(approved)).ShouldSucceed();
    }

    [Fact]
    public async Task A_proposal_is_applied_once()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        (await agent.DeployAsync(approved)).ShouldSucceed();
        await agent.CarryOutAsync();

        (await agent.DeployAsync(approved)).ShouldBeRefused("already-applied");
    }

    [Fact]
    public async Task A_signer_who_lost_the_lane_after_approval_takes_the_approval_along()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        approved.State.ShouldBe(StandingState.Approved);
        await agent.RevokeAllAsync(approved.Decisions[0].SignerId);

        (await agent.DeployAsync(approved)).ShouldBeRefused("not-approved");
        (await agent.Console.AllAsync<Deployment>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_adopted_after_approval_stops_it()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        await agent.AdoptPolicyAsync(RiskPolicy.DefaultText.Replace("margin: 0.05", "margin: 0.02", StringComparison.Ordinal));

        (await agent.DeployAsync(approved)).ShouldBeRefused("not-approved").Sentence.ShouldContain("policy");
    }

    [Fact]
    public async Task Only_a_release_manager_applies_and_an_agent_of_one_does_not()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        var admin = await agent.Console.PersonAsync("Ada", (Role.Admin, null));
        var program = new Actor(ActorKind.Agent, agent.Console.Tenant, Guid.CreateVersion7(), "release bot", "test")
        {
            OnBehalfOf = new PrincipalRef(agent.David.Id, agent.David.Name),
        };

        foreach (var other in new[] { agent.Amara, agent.Priya, admin })
            (await agent.DeployAsync(approved, other)).ShouldBeRefused("role-missing");
        (await agent.DeployAsync(approved, program)).ShouldBeRefused("agent-may-not");
        (await agent.DeployAsync(approved)).ShouldSucceed();
    }

    [Fact]
    public async Task Another_tenants_release_manager_learns_nothing_of_a_proposal()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        var stranger = await agent.Console.PersonInAsync(
            await agent.Console.AddTenantAsync("other", Cancel), "Stranger", (Role.ReleaseManager, null));

        (await agent.DeployAsync(approved, stranger)).ShouldBeRefused("unknown-proposal");
    }
}
