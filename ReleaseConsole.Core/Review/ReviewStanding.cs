using System.Globalization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>What a signer holds at this moment; a signature counts only while its signer may still sign.</summary>
public sealed record SignerNow(Guid Id, IReadOnlyList<Lane> Lanes, bool IsReleaseManager, bool MayBreakGlass);

/// <summary>Everything a proposal's standing depends on, as it is at one moment.</summary>
public sealed record StandingInput(
    Proposal Proposal, Assessment Assessment, ReviewRules Rules, Digest PolicyInForce, Digest? Live, bool WasApplied, string? ClosedBecause,
    bool ReleaseIsWithdrawn, bool IsProtected, IReadOnlyList<string> BoundaryBreaches, string? NoWayBack,
    IReadOnlyList<PrincipalRef> Contributors, IReadOnlyList<Decision> Decisions, IReadOnlyDictionary<Guid, SignerNow> Signers)
{
    /// <summary>The digest of what the decision rests on, as it is now.</summary>
    public required Digest EvidenceNow { get; init; }

    /// <summary>The day it is asked for: what was found may hold only until one.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What was said of findings like the ones of this assessment.</summary>
    public IReadOnlyList<FindingDecision> FindingDecisions { get; init; } = [];

    /// <summary>What was said of the conditions of its approvals.</summary>
    public IReadOnlyList<MetCondition> ConditionsMet { get; init; } = [];

    public KeyMakers Makers { get; init; } = KeyMakers.None;

    /// <summary>The contributor whom this principal is, or whose key it is, or who is its key; null when it contributed nothing.</summary>
    internal PrincipalRef? Contributor(Guid principal) => Review.Contributors.Find(Contributors, Makers, principal);

    /// <summary>Why a contributor's word does not count; null when they contributed nothing.</summary>
    internal string? WroteIt(Guid principal, string name) => Contributor(principal) is not { } contributor ? null
        : contributor.Id == principal ? $"{name} wrote part of what is released or judges it."
        : $"{contributor.Name} wrote part of what is released or judges it; a key and whoever made it are one.";
}

/// <summary>
/// Computes what signatures amount to: which count and why not, which requirements they meet, and what the proposal therefore is.
/// Pure; the same input gives the same answer on a page, in a decision and at the moment of applying (I1–I3).
/// </summary>
public static class ReviewStanding
{
    public static Standing Of(StandingInput input)
    {
        var weighed = DecisionWeight.Of(input);
        var requirements = Requirements.Of(input, weighed);
        var (state, because) = State(input, weighed, requirements);
        return new Standing(state, because, requirements, weighed, input.Contributors);
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

/// <summary>Which decisions count, and for each other one the exact reason why not.</summary>
internal static class DecisionWeight
{
    public static IReadOnlyList<WeighedDecision> Of(StandingInput input) =>
        Of(input.Decisions, input.Makers, decision => WhyNot(input, decision));

    /// <param name="decisions">All that were cast.</param>
    /// <param name="makers">Whose keys signed: a key and whoever made it count once.</param>
    /// <param name="alone">Why one does not count by itself; the others are not looked at.</param>
    public static IReadOnlyList<WeighedDecision> Of(IReadOnlyList<Decision> decisions, KeyMakers makers, Func<Decision, string?> alone)
    {
        var weighed = new List<WeighedDecision>();
        var approved = new List<Decision>();
        // Keys after persons: where a key and its maker both signed, the person's word is the one that counts.
        foreach (var decision in decisions.OrderBy(one => one.SignerKey is not null).ThenBy(one => one.At).ThenBy(one => one.Id.Value))
        {
            var whyNot = alone(decision) ?? Superseded(decisions, decision);
            if (whyNot is null && decision.Meaning == DecisionMeaning.Approved
                && (whyNot = CountedAlready(makers, approved, decision)) is null)
                approved.Add(decision);
            weighed.Add(new WeighedDecision(decision, whyNot is null, whyNot));
        }
        return [.. weighed.OrderBy(one => one.Decision.At).ThenBy(one => one.Decision.Id.Value)];
    }

    private static string? CountedAlready(KeyMakers makers, List<Decision> approved, Decision decision) => approved.Find(one =>
            makers.AreOne(one.SignerId, decision.SignerId)
                && (one.SignerId != decision.SignerId || one.Lane != decision.Lane)) is not { } other
        ? null
        : other.SignerId == decision.SignerId
            ? $"{decision.SignerName} already counts in another lane; one person counts once."
            : $"{other.SignerName} already counts; a key and whoever made it count once.";

    private static string? WhyNot(StandingInput input, Decision decision)
    {
        var proposal = input.Proposal;
        if (decision.ProposalDigest != proposal.Digest || decision.PolicyDigest != proposal.PolicyDigest
            || decision.EvidenceDigest != proposal.EvidenceDigest)
            return "Signed for other bytes.";
        if (decision.SignerKind is ActorKind.Agent or ActorKind.Job)
            return "Only people and keys with a lane sign.";
        if (decision.Until is { } until && until < input.Today)
            return string.Create(CultureInfo.InvariantCulture, $"The risk was accepted until {until:yyyy-MM-dd} and no longer.");
        var holder = decision.SignerKey?.Value ?? decision.SignerId;
        if (decision.Meaning == DecisionMeaning.Overridden)
            return input.Signers.GetValueOrDefault(holder) is { MayBreakGlass: true } && proposal.Kind == ProposalKind.Rollback
                ? null
                : $"{decision.SignerName} may not break glass here.";
        if (SpeakerCheck.Lost(input, holder, decision.SignerName, decision.Lane) is { } lost)
            return lost;
        return proposal.Kind == ProposalKind.Rollback || decision.Meaning is DecisionMeaning.Approved or DecisionMeaning.RiskAccepted
            ? SpeakerCheck.OnOwnWork(input, decision.SignerId, decision.SignerName)
            : null;
    }

    /// <summary>A later decision of the same person in the same lane takes the place of the earlier one.</summary>
    public static string? Superseded(IReadOnlyList<Decision> decisions, Decision decision) => decisions.Any(later =>
            later.SignerId == decision.SignerId && later.Lane == decision.Lane && later.Id != decision.Id
            && Replaces(later.Meaning, decision.Meaning)
            && (later.At, later.Id.Value).CompareTo((decision.At, decision.Id.Value)) > 0)
        ? $"{decision.SignerName} decided again later."
        : null;

    private static bool Replaces(DecisionMeaning later, DecisionMeaning earlier) => IsVote(later) && IsVote(earlier);

    private static bool IsVote(DecisionMeaning meaning) =>
        meaning is DecisionMeaning.Approved or DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested;
}
