using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Flow;

/// <summary>Those who sign, in lanes they hold and do not hold, and what changes who they are and what is asked of them.</summary>
internal sealed class RandomSigners(SupportAgent agent, RandomCourse course)
{
    private static readonly Lane[] Lanes = Enum.GetValues<Lane>();
    private int _policies;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestConsole Console => agent.Console;

    public async Task SignAsync()
    {
        var meaning = course.Random.Next(8) switch
        {
            0 => DecisionMeaning.Rejected,
            1 => DecisionMeaning.ChangesRequested,
            2 => DecisionMeaning.RiskAccepted,
            _ => DecisionMeaning.Approved,
        };
        await SignAsync(course.Recent(), course.Any(course.Signers), meaning, course.Random.Next(6) == 0 ? null : course.Any(Lanes));
    }

    // Whoever comes by says it of everything that is open: of other lanes, of what they wrote, of what nobody asks for any more.
    public async Task SayMetAsync(ProposalShown proposal)
    {
        var shown = (await Console.Get<ProposalView>().RunAsync(proposal.Id, agent.David, Cancel)).ShouldSucceed();
        foreach (var condition in shown.Conditions.Concat(proposal.Conditions).DistinctBy(one => one.Id))
            foreach (var by in course.Signers.Distinct().Where(_ => course.Random.Next(5) > 0))
                course.Note(await Console.Get<MeetCondition>().RunAsync(
                    proposal.Id, new NewMetCondition(condition.Id, $"Watched, take {course.Random.Next(3)}."), by, Cancel));
    }

    // Who had asked for changes, or rejected, decides again here: the earlier vote counts no more.
    public async Task SignAllAsync(ProposalShown proposal)
    {
        if (proposal.Kind == ProposalKind.Rollback)
            course.Note(await agent.DecideAsync(proposal, agent.David, DecisionMeaning.Approved, lane: null));
        foreach (var signer in course.Signers.Distinct())
            foreach (var lane in Lanes.Where(lane => proposal.Requirements.Any(one => one.Lane == lane) || course.Random.Next(4) == 0))
                await SignAsync(proposal, signer, DecisionMeaning.Approved, lane);
        if (proposal is { Environment: "production", Kind: ProposalKind.Promotion })
            course.Note(await agent.DecideAsync(proposal, agent.Tomas, DecisionMeaning.RiskAccepted, Lane.Security));
    }

    public async Task ChangeAccessAsync()
    {
        var people = course.Signers.Select(one => one.Id).ToList();
        var held = (await Console.AllAsync<Grant>()).Where(one => one is { Role: Role.Reviewer, RevokedAt: null })
            .OrderBy(one => people.IndexOf(one.PrincipalId)).ThenBy(one => one.Lane).ToList();
        if (held.Count > 5 && course.Random.Next(2) == 0)
            course.Note(await Console.Get<RevokeRole>().RunAsync(held[course.Random.Next(held.Count)].Id, course.Admin, Cancel));
        else
            course.Note(await Console.Get<GrantRole>().RunAsync(
                new NewGrant(course.Any(course.Signers).Id, Role.Reviewer, course.Any(Lanes), null, null, null), course.Admin, Cancel));
    }

    public async Task AdoptPolicyAsync()
    {
        var text = RiskPolicy.DefaultText + $"# take {_policies + 1}\n";
        _policies++;
        var proposal = await agent.ProposePolicyAsync(text, course.Admin);
        // Who wrote it tries it alone first: that must not be enough.
        course.Note(await agent.SignPolicyAsync(proposal, course.Admin));
        course.Note(await agent.PutInForceAsync(proposal, course.Admin));
        course.Note(await agent.SignPolicyAsync(proposal, agent.Mei));
        course.Note(await agent.PutInForceAsync(proposal, course.Admin));
    }

    // Now and then an approval is tied to one or two things; anything else that is tied to some is refused.
    private async Task SignAsync(ProposalShown proposal, Actor signer, DecisionMeaning meaning, Lane? lane)
    {
        var conditions = course.Random.Next(8) > 0
            ? null
            : string.Join('\n', Enumerable.Range(1, course.Random.Next(1, 3)).Select(at => $"- Watch line {at}."));
        course.Note(await Console.Get<CastDecision>().RunAsync(
            proposal.Id, new NewDecision(proposal.Digest, meaning, lane, $"Take {course.Random.Next()}.", conditions), signer, Cancel));
    }
}
