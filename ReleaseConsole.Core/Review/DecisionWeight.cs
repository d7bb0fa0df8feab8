using System.Globalization;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

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
