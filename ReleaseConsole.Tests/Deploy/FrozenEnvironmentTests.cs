using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Deploy;

/// <summary>A freeze of the policy in force, asked by the use case when it is applied.</summary>
public sealed class FrozenEnvironmentTests
{
    private const string Now = "from: 2026-11-22T08:00:00Z, to: 2026-11-22T12:00:00Z, reason: The shop is full";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_promoted_until_it_is_over_and_the_sentence_says_until_when_and_why()
    {
        await using var agent = await FrozenAsync(Now);
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        approved.Frozen!.Until.ShouldBe(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));
        (await agent.DeployAsync(approved)).ShouldBeRefused("frozen").Sentence
            .ShouldBe("staging is frozen until 22 Nov 2026 12:00 UTC: The shop is full. A rollback still passes.");
        (await agent.Console.AllAsync<Deployment>()).ShouldBeEmpty();

        agent.Console.Clock.Advance(TimeSpan.FromHours(3));

        (await agent.DeployAsync(approved)).ShouldSucceed();
    }

    [Fact]
    public async Task Another_environment_is_not_frozen_and_a_rollback_passes()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be brief.\n");
        await agent.AdoptPolicyAsync(Policy(Now));
        var back = (await agent.RollBackAsync("1", breakGlass: true)).ShouldSucceed();
        back.Frozen.ShouldBeNull();
        (await agent.DeployAsync(back)).ShouldSucceed();
        (await agent.DeployAsync(await agent.ApprovedAsync("3", "Be both.\n", "development"))).ShouldSucceed();
    }

    [Fact]
    public async Task It_is_not_planned_into_a_freeze_but_behind_it()
    {
        await using var agent = await FrozenAsync(Now);
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        Task<Core.Result<ProposalShown>> For(int hour) => agent.Console.Get<ProposeRelease>().RunAsync(
            TestConsole.ProductSlug, new NewProposal(
                "1", "staging", "Please look.", new DateTimeOffset(2026, 11, 22, hour, 0, 0, TimeSpan.Zero)), agent.Amara, Cancel);
        (await For(11)).ShouldBeRefused("frozen").Sentence.ShouldContain("Propose it for 22 Nov 2026 12:00 UTC or later.");
        (await For(12)).ShouldSucceed();
    }

    [Fact]
    public async Task A_role_that_the_freeze_names_breaks_it_with_a_reason_that_the_log_keeps()
    {
        await using var agent = await FrozenAsync(Now + ", break_glass: [release-manager]");
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        (await agent.DeployAsync(approved)).ShouldBeRefused("frozen").Sentence.ShouldEndWith(
            "A person with the role release manager may break it, with a reason.");
        var deploy = agent.Console.Get<DeployProposal>();
        (await deploy.RunAsync(approved.Id, agent.David, Cancel, breaking: " ")).Refusal!.Code.ShouldBe("message-missing");

        (await deploy.RunAsync(approved.Id, agent.David, Cancel, "It tells strangers their orders.")).ShouldSucceed();

        (await agent.Console.AllAsync<AuditEntry>()).Single(one => one.Action == nameof(DeploymentStarted)).Summary
            .ShouldBe("started to put 1 into staging, breaking the freeze: It tells strangers their orders.");
    }

    [Fact]
    public async Task Whom_the_freeze_does_not_name_has_no_reason_that_is_good_enough()
    {
        await using var agent = await FrozenAsync(Now + ", break_glass: [admin]");
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        (await agent.Console.Get<DeployProposal>().RunAsync(approved.Id, agent.David, Cancel, "I want to.")).ShouldBeRefused("frozen");
        (await agent.Console.Get<ProposalView>().RunAsync(approved.Id, agent.David, Cancel)).ShouldSucceed().MayBreakFreeze.ShouldBeFalse();
    }

    [Fact]
    public async Task The_environments_say_what_is_frozen_now_and_next()
    {
        await using var agent = await FrozenAsync(
            Now, "days: [monday], hours: 08:00-10:00, time_zone: Europe/Berlin, reason: The stand-up");
        var shown = (await agent.Console.Get<EnvironmentBoard>().RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel))
            .ShouldSucceed().Freezes;
        shown.ShouldAllBe(one => one.Environment == "staging");
        shown.Select(one => (one.IsNow, one.Reason)).Take(2).ShouldBe([(true, "The shop is full"), (false, "The stand-up")]);
        shown[1].From.ShouldBe(new DateTimeOffset(2026, 11, 23, 7, 0, 0, TimeSpan.Zero));
        shown.Count.ShouldBe(1 + 9);
    }

    private static async Task<SupportAgent> FrozenAsync(params string[] freezes)
    {
        var agent = await SupportAgent.StartAsync();
        await agent.AdoptPolicyAsync(Policy(freezes));
        return agent;
    }

    private static string Policy(params string[] freezes) =>
        RiskPolicy.DefaultText + "freezes:\n" + string.Concat(freezes.Select(one => $"  - {{ environment: staging, {one} }}\n"));
}
