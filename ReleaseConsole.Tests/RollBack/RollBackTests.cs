using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.RollBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.RollBack;

public sealed class RollBackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_rollback_ends_with_the_digest_of_the_chosen_release_everywhere()
    {
        await using var agent = await SupportAgent.StartAsync();
        var git = GivenGit.In(agent.Console);
        await git.ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be rude.\n");
        var first = (await agent.Console.AllAsync<Core.Releases.Release>()).Single(one => one.Version == "1");

        var proposed = (await agent.RollBackAsync("1")).ShouldSucceed();
        (await agent.DeployAsync(proposed)).ShouldBeRefused("not-approved");
        (await agent.DecideAsync(proposed, agent.David, DecisionMeaning.Approved, lane: null)).ShouldSucceed();
        (await agent.DeployAsync(proposed)).ShouldSucceed();
        await agent.CarryOutAsync();

        proposed.Manifest.ShouldBe(first.ManifestDigest);
        (await agent.Console.EnvironmentAsync("staging")).LiveManifest.ShouldBe(first.ManifestDigest);
        git.Show("release/staging", "prompts/triage.md").ShouldBe("Be kind.\n");
        (await agent.Console.StoryAsync()).TakeLast(6).ShouldBe(
            ["DeploymentStarted", "HoldPlaced", "WriteBacksPlanned", "WriteBackIntended", "WriteBackConfirmed", "ReleaseWentLive"]);
    }

    [Fact]
    public async Task Breaking_glass_signs_at_once_with_the_reason()
    {
        await using var agent = await TwiceLiveAsync();

        var broken = (await agent.RollBackAsync("1", breakGlass: true, reason: "It leaks orders.")).ShouldSucceed();

        broken.State.ShouldBe(StandingState.Approved);
        var signature = broken.Decisions.ShouldHaveSingleItem();
        (signature.Meaning, signature.Signer, signature.Counts).ShouldBe((DecisionMeaning.Overridden, "David Osei", true));
        signature.Comment.ShouldContain("It leaks orders.");
        (await agent.DeployAsync(broken)).ShouldSucceed();
    }

    [Fact]
    public async Task Only_a_role_that_the_policy_names_breaks_glass()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.AdoptPolicyAsync(
            RiskPolicy.DefaultText.Replace("break_glass: [release-manager]", "break_glass: [admin]", StringComparison.Ordinal));

        (await agent.RollBackAsync("1", breakGlass: true)).ShouldBeRefused("may-not-break-glass");
        (await agent.RollBackAsync("1", breakGlass: true, by: agent.Priya)).ShouldBeRefused("role-missing");
    }

    [Fact]
    public async Task Who_may_not_roll_back_is_told_so_before_anything_about_the_plan()
    {
        await using var agent = await TwiceLiveAsync();

        (await agent.RollBackAsync("1", environment: "production", by: agent.Priya)).ShouldBeRefused("role-missing");
        (await agent.RollBackAsync("never", by: agent.Amara)).ShouldBeRefused("role-missing");
        (await agent.RollBackAsync("1", reason: " ", by: agent.Mei)).ShouldBeRefused("role-missing");
        (await agent.Console.AllAsync<Proposal>()).ShouldNotContain(one => one.Kind == ProposalKind.Rollback);
    }

    [Fact]
    public async Task Without_a_name_it_goes_back_to_the_last_known_good_release_if_there_is_one()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        (await agent.RollBackAsync(to: null)).ShouldBeRefused("nothing-before");
        await agent.PutLiveAsync("2", "Be rude.\n");

        (await agent.RollBackAsync(to: null)).ShouldSucceed().Release.ShouldBe("1");
    }

    [Fact]
    public async Task Two_rollbacks_in_a_row_go_further_back_each_time_and_not_to_what_was_rolled_back_from()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.PutLiveAsync("3", "Be loud.\n");

        await agent.GoBackAsync(to: null);
        (await WizardAsync(agent)).Candidates.Select(one => (one.Release, one.IsLastKnownGood)).ShouldBe([("1", true), ("3", false)]);
        await agent.GoBackAsync(to: null);

        var wizard = await WizardAsync(agent);
        wizard.LiveRelease.ShouldBe("1");
        wizard.Candidates.Select(one => (one.Release, one.IsLastKnownGood)).ShouldBe([("2", false), ("3", false)], ignoreOrder: true);
        (wizard.Chosen, wizard.Plan).ShouldBe((null, null));
        (await agent.RollBackAsync(to: null)).ShouldBeRefused("none-known-good");
        (await agent.RollBackAsync("3")).ShouldSucceed().Release.ShouldBe("3");
    }

    [Fact]
    public async Task What_was_rolled_back_from_is_known_good_again_once_it_was_promoted_again()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.GoBackAsync("1");
        var hold = (await agent.Console.AllAsync<Hold>()).ShouldHaveSingleItem();
        (await agent.Console.Get<LiftHold>().RunAsync(TestConsole.ProductSlug, "staging", hold.Id, agent.David, Cancel)).ShouldSucceed();
        (await agent.DeployAsync(await agent.ApproveAsync(await agent.ProposeAsync("2", "staging")))).ShouldSucceed();
        await agent.CarryOutAsync();
        await agent.PutLiveAsync("3", "Be loud.\n");

        var good = (await WizardAsync(agent)).Candidates[0];

        (good.Release, good.IsLastKnownGood).ShouldBe(("2", true));
    }

    [Fact]
    public async Task There_is_no_way_back_to_what_was_never_live_nor_without_a_reason()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.Console.ReleaseAsync("3", "Be new.\n");

        (await agent.RollBackAsync("3")).ShouldBeRefused("never-live-here");
        (await agent.RollBackAsync("2")).ShouldBeRefused("never-live-here");
        (await agent.RollBackAsync("1", environment: "production")).ShouldBeRefused("nothing-live");
        (await agent.RollBackAsync("1", reason: " ")).ShouldBeRefused("reason-missing");
    }

    [Fact]
    public async Task What_was_rolled_back_does_not_come_back_until_somebody_lifts_the_hold()
    {
        await using var agent = await TwiceLiveAsync();
        (await agent.DeployAsync((await agent.RollBackAsync("1", breakGlass: true)).ShouldSucceed())).ShouldSucceed();
        await agent.CarryOutAsync();
        var again = await agent.ApproveAsync(await agent.ProposeAsync("2", "staging"));

        (await agent.DeployAsync(again)).ShouldBeRefused("held").Sentence.ShouldContain("It is rude.");
        var hold = (await agent.Console.AllAsync<Hold>()).ShouldHaveSingleItem();
        (await agent.Console.Get<LiftHold>().RunAsync(TestConsole.ProductSlug, "staging", hold.Id, agent.David, Cancel)).ShouldSucceed();

        (await agent.DeployAsync(again)).ShouldSucceed();
    }

    [Fact]
    public async Task The_next_release_that_is_proposed_with_a_reason_passes_the_hold_of_a_rollback_and_lifts_it_once_it_is_live()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.GoBackAsync("1");
        var next = await agent.ApprovedAsync("3", "Be kind and quick.\n");

        (await agent.DeployAsync(next)).ShouldSucceed();
        (await agent.Console.AllAsync<Hold>()).ShouldHaveSingleItem().LiftedAt.ShouldBeNull("it is not live yet");
        await agent.CarryOutAsync();

        (await agent.Console.AllAsync<Hold>()).ShouldHaveSingleItem().LiftedBy.ShouldBe("David Osei");
        (await agent.Console.StoryAsync()).TakeLast(2).ShouldBe([nameof(ReleaseWentLive), nameof(HoldLifted)]);
    }

    [Fact]
    public async Task A_proposal_without_a_reason_an_older_one_and_one_that_a_newer_follows_stay_held_after_a_rollback()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.GoBackAsync("1");
        await agent.Console.ReleaseAsync("3", "Be kind and quick.\n");
        var silent = await agent.ApproveAsync((await agent.TryProposeAsync("3", "staging", note: " ")).ShouldSucceed());
        (await agent.DeployAsync(silent)).ShouldBeRefused("held").Sentence.ShouldContain("with a note");

        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
        var overtaken = await agent.ApprovedAsync("4", "Be kind and brief.\n");
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
        var newest = await agent.ApprovedAsync("5", "Be kind and warm.\n");
        (await agent.DeployAsync(overtaken)).ShouldBeRefused("held");

        (await agent.DeployAsync(newest)).ShouldSucceed();
    }

    [Fact]
    public async Task A_hold_that_a_person_placed_lets_no_promotion_pass()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.GoBackAsync("1");
        (await agent.Console.Get<PlaceHold>().RunAsync(TestConsole.ProductSlug, "staging", "Freeze", null, agent.David, Cancel))
            .ShouldSucceed();
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));

        (await agent.DeployAsync(await agent.ApprovedAsync("3", "Be kind and quick.\n")))
            .ShouldBeRefused("held").Sentence.ShouldContain("Freeze");
    }

    [Fact]
    public async Task A_hold_does_not_stand_in_the_way_of_a_rollback()
    {
        await using var agent = await TwiceLiveAsync();
        (await agent.Console.Get<PlaceHold>().RunAsync(TestConsole.ProductSlug, "staging", "Freeze", null, agent.David, Cancel))
            .ShouldSucceed();

        (await agent.DeployAsync((await agent.RollBackAsync("1", breakGlass: true)).ShouldSucceed())).ShouldSucceed();
    }

    [Fact]
    public async Task Who_asked_for_a_rollback_signs_it_only_where_the_policy_allows()
    {
        await using var agent = await TwiceLiveAsync();
        await agent.AdoptPolicyAsync(
            RiskPolicy.DefaultText.Replace("initiator_may_sign: true", "initiator_may_sign: false", StringComparison.Ordinal));
        var second = await agent.Console.PersonAsync("Rosa Lind", (Core.Access.Role.ReleaseManager, null));
        var proposed = (await agent.RollBackAsync("1")).ShouldSucceed();

        (await agent.DecideAsync(proposed, agent.David, DecisionMeaning.Approved, lane: null)).ShouldBeRefused("initiator-cannot-sign");
        (await agent.DecideAsync(proposed, second, DecisionMeaning.Approved, lane: null))
            .ShouldSucceed().State.ShouldBe(StandingState.Approved);
    }

    internal static async Task<RollbackWizard> WizardAsync(SupportAgent agent, string? to = null) =>
        (await agent.Console.Get<PlanRollback>().RunAsync(TestConsole.ProductSlug, "staging", to, agent.David, Cancel)).ShouldSucceed();

    internal static async Task<SupportAgent> TwiceLiveAsync()
    {
        var agent = await SupportAgent.StartAsync();
        await agent.PutLiveAsync("1", "Be kind.\n");
        await agent.PutLiveAsync("2", "Be rude.\n");
        agent.Console.Clock.Advance(TimeSpan.FromSeconds(1));
        return agent;
    }
}
