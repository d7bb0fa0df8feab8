using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// What signatures on a policy amount to, weighed as those on releases are: for exactly these digests, by people who hold the lane now
/// and neither wrote nor proposed it. Pure.
/// </summary>
public static class PolicyStanding
{
    public static Standing Of(PolicyStandingInput input)
    {
        var weighed = DecisionWeight.Of(input.Decisions, input.Makers, decision => WhyNot(input, decision));
        var counting = weighed.Where(one => one.Counts).Select(one => one.Decision).ToList();
        var requirements = input.Rules.PolicyChanges.Where(one => one.Value > 0).OrderBy(one => one.Key)
            .Select(one => Requirements.LaneSignature(
            new RequiredSignatures(one.Key, one.Value, "The policy in force asks for it before another one takes its place"), counting,
            settled: null)).ToList();
        var (state, because) = State(input, weighed, requirements);
        return new Standing(state, because, requirements, weighed, input.Contributors);
    }

    private static (StandingState, string) State(
        PolicyStandingInput input, IReadOnlyList<WeighedDecision> weighed, IReadOnlyList<Requirement> requirements)
    {
        if (input.ClosedBecause is not null)
            return (StandingState.Closed, input.ClosedBecause);
        if (input is { WasPassed: true } && input.InForceVersion == input.Proposal.ReplacesVersion + 1
            && input.InForce == input.Proposal.Policy)
            return (StandingState.Applied, "It is in force.");
        return input.WasPassed || input.InForce != input.Proposal.Replaces
            ? (StandingState.Stale, "Another policy is in force than the one this was to replace. Propose it again.")
            : ReviewStanding.OfVotes(weighed, requirements);
    }

    private static string? WhyNot(PolicyStandingInput input, Decision decision)
    {
        var proposal = input.Proposal;
        if (decision.ProposalDigest != proposal.Digest || decision.PolicyDigest != proposal.Replaces
            || decision.EvidenceDigest != proposal.JudgementDigest)
            return "Signed for other bytes.";
        if (decision.SignerKind is ActorKind.Agent or ActorKind.Job)
            return "Only people and keys with a lane sign.";
        if (decision.Lane is not { } lane
            || input.Signers.GetValueOrDefault(decision.SignerKey?.Value ?? decision.SignerId)?.Lanes.Contains(lane) != true)
            return $"{decision.SignerName} does not hold the {decision.Lane?.Title()} lane any more.";
        return decision.Meaning == DecisionMeaning.Approved && input.IsContributor(decision.SignerId)
            ? $"{decision.SignerName} wrote or proposed this policy."
            : null;
    }
}
