using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

/// <summary>What was found holds only until its day; after it, a proposal is not approved by what was judged before.</summary>
public sealed class RecheckTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_the_day_a_finding_is_to_be_looked_at_again_what_was_signed_is_no_longer_enough()
    {
        await using var agent = await WithRetiringModelAsync();
        var approved = await agent.ApproveAsync(await agent.ProposeAsync("1.0", "staging"));
        approved.State.ShouldBe(StandingState.Approved);
        Recheck(approved)!.Because.ShouldBe("The first is due on 2026-12-10.");

        agent.Console.Clock.Advance(TimeSpan.FromDays(18));
        var later = await ShownAsync(agent, approved);
        (later.State, Recheck(later)!.State).ShouldBe((StandingState.Open, RequirementState.NotMet));
        Recheck(later)!.Because.ShouldBe(
            "“m-1 is switched off on 2026-12-10” was to be looked at again by 2026-12-10. Propose it again, so that it is judged as things are now.");
        (await agent.DeployAsync(later)).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task Proposed_again_it_is_judged_as_things_are_now()
    {
        await using var agent = await WithRetiringModelAsync();
        var before = await agent.ProposeAsync("1.0", "staging");
        agent.Console.Clock.Advance(TimeSpan.FromDays(18));
        var after = await agent.ProposeAsync("1.0", "staging");
        after.Digest.ShouldNotBe(before.Digest);
        after.Assessment.Findings.ShouldContain(one => one.Title == "`m-1` was switched off on 2026-12-10");
        Recheck(after).ShouldBeNull();
    }

    [Fact]
    public async Task The_overview_lists_what_is_due_within_a_fortnight()
    {
        await using var agent = await WithRetiringModelAsync();
        var proposal = await agent.ProposeAsync("1.0", "staging");
        (await OverviewAsync(agent)).Rechecks.ShouldBeEmpty();

        agent.Console.Clock.Advance(TimeSpan.FromDays(5));
        var due = (await OverviewAsync(agent)).Rechecks.ShouldHaveSingleItem();
        (due.Proposal, due.Release, due.Environment, due.IsLive, due.By)
            .ShouldBe((proposal.Id, "1.0", "staging", false, new DateOnly(2026, 12, 10)));
    }

    private static async Task<SupportAgent> WithRetiringModelAsync()
    {
        var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync(
            "1.0", (ArtifactKind.Prompt, "prompts/triage", "Be kind."),
            (ArtifactKind.Model, "models/default", """{"model":"m-1","retires_on":"2026-12-10"}"""));
        return agent;
    }

    private static Requirement? Recheck(ProposalShown proposal) => proposal.Requirements.FirstOrDefault(one => one.Id == "recheck");

    private static async Task<ProposalShown> ShownAsync(SupportAgent agent, ProposalShown proposal) =>
        (await agent.Console.Get<ProposalView>().RunAsync(proposal.Id, agent.Amara, Cancel)).ShouldSucceed();

    private static async Task<OverviewShown> OverviewAsync(SupportAgent agent) =>
        (await agent.Console.Get<OverviewBoard>().RunAsync(TestConsole.ProductSlug, agent.Amara, Cancel)).ShouldSucceed();
}
