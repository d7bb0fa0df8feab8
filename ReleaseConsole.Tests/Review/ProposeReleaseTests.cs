using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evidence;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Review;

public sealed class ProposeReleaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_proposal_made_many_times_at_once_is_one_proposal()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => agent.TryProposeAsync("1", "staging"), Cancel)));

        made.Select(one => one.ShouldSucceed().Id).Distinct().ShouldHaveSingleItem();
        (await agent.Console.AllAsync<Proposal>()).ShouldHaveSingleItem();
        (await agent.Console.StoryAsync()).Count(one => one == nameof(ReleaseProposed)).ShouldBe(1);
    }

    [Fact]
    public async Task Proposals_of_one_release_made_at_once_leave_one_that_is_open()
    {
        await using var agent = await SupportAgent.StartAsync();
        await agent.Console.ReleaseAsync("1", "Be kind.\n");
        var from = agent.Console.Clock.GetUtcNow();

        await Task.WhenAll(Enumerable.Range(1, 5).Select(day => Task.Run(
            async () => (await agent.Console.Get<ProposeRelease>().RunAsync(
                TestConsole.ProductSlug, new NewProposal("1", "staging", "Please look.", from.AddDays(day)), agent.Amara,
                Cancel)).ShouldSucceed(),
            Cancel)));

        var closed = (await agent.Console.AllAsync<ProposalClosing>()).Select(one => one.ProposalId).ToList();
        (await agent.Console.AllAsync<Proposal>()).Where(one => !closed.Contains(one.Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Evidence_that_comes_after_the_signatures_makes_them_count_for_nothing()
    {
        await using var agent = await SupportAgent.StartAsync();
        var approved = await agent.ApprovedAsync("1", "Be kind.\n");
        approved.State.ShouldBe(StandingState.Approved);

        await AddEvidenceAsync(agent.Console, approved.Manifest);

        var shown = (await agent.Console.Get<ProposalView>().RunAsync(approved.Id, agent.Amara, Cancel)).ShouldSucceed();
        shown.State.ShouldBe(StandingState.Stale);
        shown.Because.ShouldContain("evidence");
        (await agent.DeployAsync(approved)).ShouldBeRefused("not-approved");
        (await agent.ProposeAsync("1", "staging")).ShouldSatisfyAllConditions(
            again => again.Id.ShouldNotBe(approved.Id), again => again.State.ShouldBe(StandingState.Open));
    }

    private static async Task AddEvidenceAsync(TestConsole console, Digest manifest)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        db.Add(new EvidenceItem(
            new EvidenceId(Guid.CreateVersion7()), db.Tenant, db.Set<Core.Access.Product>().First().Id, manifest,
            EvidenceKind.EvaluationResult,
            Digest.Of("another result"), "late result", db.Now));
        db.Record(Actor.Job(console.Tenant, "test", "test"), new SomethingNoted("late evidence", []));
        await db.SaveChangesAsync(Cancel);
    }
}
