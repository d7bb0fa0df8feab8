using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>Whether this signer may sign this policy, now; the same rules that weigh the signature later.</summary>
internal static class PolicySignatureCheck
{
    public static Refusal? Refuse(PolicyStandingInput input, NewDecision wanted, SignerNow signer)
    {
        var standing = PolicyStanding.Of(input);
        if (standing.State is StandingState.Applied or StandingState.Closed)
            return ReviewRefusals.Ended(standing.Because);
        if (standing.State == StandingState.Stale)
            return ReviewRefusals.Stale(standing.Because);
        if (wanted.Meaning is not (DecisionMeaning.Approved or DecisionMeaning.ChangesRequested or DecisionMeaning.Rejected))
            return ReviewRefusals.NotForPolicies();
        if (wanted.Comment?.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (SecretScan.RefuseIn(wanted.Comment) is { } secret)
            return secret;
        if (wanted.Meaning != DecisionMeaning.Approved && string.IsNullOrWhiteSpace(wanted.Comment))
            return ReviewRefusals.CommentMissing(Statements.Verb(wanted.Meaning));
        if (wanted.Lane is not { } lane)
            return ReviewRefusals.LaneMissing();
        if (!signer.Lanes.Contains(lane))
            return ReviewRefusals.LaneNotHeld(lane);
        return wanted.Meaning == DecisionMeaning.Approved && input.IsContributor(signer.Id)
            ? ReviewRefusals.PolicyAuthorCannotApprove()
            : null;
    }
}
