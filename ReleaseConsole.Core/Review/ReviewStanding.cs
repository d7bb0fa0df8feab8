namespace ReleaseConsole.Core.Review;

/// <summary>
/// Computes what signatures amount to: which count and why not, which requirements they meet, and what the proposal therefore is.
/// Pure; the same input gives the same answer on a page, in a decision and at the moment of applying (I1–I3).
/// </summary>
public static class ReviewStanding
{
    public static Standing Of(StandingInput input)
    {
        var weighed = DecisionWeight.Of(input);
        var conditions = ConditionWeight.Of(input, weighed);
        var requirements = Requirements.Of(input, weighed, conditions);
        var (state, because) = State(input, weighed, requirements);
        return new Standing(state, because, requirements, weighed, input.Contributors) { Conditions = conditions };
    }

    private static (StandingState, string) State(
        StandingInput input, IReadOnlyList<WeighedDecision> weighed, IReadOnlyList<Requirement> requirements)
    {
        if (input.WasApplied)
            return (StandingState.Applied, $"It was put live in {input.Proposal.Environment}.");
        if (input.ClosedBecause is not null)
            return (StandingState.Closed, input.ClosedBecause);
        if (Stale(input) is { } stale)
            return (StandingState.Stale, stale);
        return OfVotes(weighed, requirements);
    }

    /// <summary>What the votes that count make of something that is neither ended nor stale.</summary>
    internal static (StandingState, string) OfVotes(IReadOnlyList<WeighedDecision> weighed, IReadOnlyList<Requirement> requirements)
    {
        if (weighed.FirstOrDefault(one => one is { Counts: true, Decision.Meaning: DecisionMeaning.Rejected }) is { } rejected)
            return (StandingState.Rejected, $"{rejected.Decision.SignerName} rejected it.");
        if (weighed.FirstOrDefault(one => one is { Counts: true, Decision.Meaning: DecisionMeaning.ChangesRequested }) is { } asked)
            return (StandingState.ChangesRequested, $"{asked.Decision.SignerName} asks for changes.");
        var open = requirements.Where(one => one.IsOpen).ToList();
        return open.Count == 0
            ? (StandingState.Approved, "Every requirement is met for exactly these bytes.")
            : (StandingState.Open, $"Waits for {string.Join(", ", open.Select(one => one.Title))}.");
    }

    private static string? Stale(StandingInput input)
    {
        if (input.ReleaseIsWithdrawn)
            return "The release was withdrawn.";
        if (input.PolicyInForce != input.Proposal.PolicyDigest)
            return "Another policy is in force than the one this was judged and signed under. Propose it again.";
        if (input.EvidenceNow != input.Proposal.EvidenceDigest)
            return "The evidence is no longer what this was signed over. Propose it again.";
        if (input.Live != input.Proposal.Replaces)
            return $"What is live in {input.Proposal.Environment} is no longer what this replaces. Propose it again.";
        return null;
    }
}
