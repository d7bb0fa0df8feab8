using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Review;

/// <summary>Whether this signer may sign this, now; the same rules that weigh a signature later.</summary>
internal static class SignatureCheck
{
    public static Refusal? Refuse(StandingInput input, NewDecision wanted, SignerNow signer, Actor actor)
    {
        var standing = ReviewStanding.Of(input);
        if (standing.State is StandingState.Applied or StandingState.Closed)
            return ReviewRefusals.Ended(standing.Because);
        if (wanted.Digest != input.Proposal.Digest)
            return ReviewRefusals.DigestSuperseded();
        if (standing.State == StandingState.Stale)
            return ReviewRefusals.Stale(standing.Because);
        if (wanted.Comment?.Length > 10_000 || wanted.Conditions?.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (SecretScan.RefuseIn(wanted.Comment, wanted.Conditions) is { } secret)
            return secret;
        if (RefuseConditions(wanted) is { } conditions)
            return conditions;
        if (NeedsComment(wanted.Meaning) && string.IsNullOrWhiteSpace(wanted.Comment))
            return ReviewRefusals.CommentMissing(Statements.Verb(wanted.Meaning));
        if (RefuseEnd(input, wanted) is { } end)
            return end;
        if (wanted.Meaning == DecisionMeaning.Overridden)
            return input.Proposal.Kind == ProposalKind.Rollback
                ? signer.MayBreakGlass ? null : ReviewRefusals.MayNotBreakGlass()
                : ReviewRefusals.GlassIsForRollbacks();
        return RefuseLane(input, wanted, signer) ?? RefuseSelf(input, wanted, actor);
    }

    // What somebody asks for and nothing waits for would be a control that does nothing.
    private static Refusal? RefuseConditions(NewDecision wanted)
    {
        var conditions = ApprovalCondition.Lines(wanted.Conditions);
        if (conditions.Count > 0 && wanted.Meaning != DecisionMeaning.Approved)
            return ReviewRefusals.ConditionsNeedApproval();
        if (conditions.Count > ApprovalCondition.Most)
            return ReviewRefusals.TooManyConditions(ApprovalCondition.Most);
        return conditions.Any(one => one.Length > ApprovalCondition.Longest)
            ? ReviewRefusals.ConditionTooLong(ApprovalCondition.Longest)
            : null;
    }

    private static Refusal? RefuseEnd(StandingInput input, NewDecision wanted)
    {
        if (wanted.Until is { } until && (wanted.Meaning != DecisionMeaning.RiskAccepted || until < input.Today))
            return ReviewRefusals.NoSuchEnd();
        return input.Rules.AcceptedRisksExpire && wanted is { Meaning: DecisionMeaning.RiskAccepted, Until: null }
            && input.Proposal.Risk >= RiskLevel.High
            ? ReviewRefusals.EndMissing()
            : null;
    }

    private static Refusal? RefuseLane(StandingInput input, NewDecision wanted, SignerNow signer)
    {
        if (wanted.Lane is { } lane)
            return signer.Lanes.Contains(lane) ? null : ReviewRefusals.LaneNotHeld(lane);
        return input.Proposal.Kind == ProposalKind.Rollback && signer.IsReleaseManager ? null : ReviewRefusals.LaneMissing();
    }

    private static Refusal? RefuseSelf(StandingInput input, NewDecision wanted, Actor actor)
    {
        if (wanted.Meaning is not (DecisionMeaning.Approved or DecisionMeaning.RiskAccepted))
            return null;
        if (input.Proposal.Kind == ProposalKind.Rollback)
            return input.Makers.AreOne(actor.Id, input.Proposal.ProposedById) && !input.Rules.RollbackInitiatorMaySign
                ? ReviewRefusals.InitiatorCannotSign()
                : null;
        return !input.Rules.ContributorsMayApprove && input.Contributor(actor.Id) is not null
            ? ReviewRefusals.ContributorCannotApprove("Somebody who did not can sign.")
            : null;
    }

    private static bool NeedsComment(DecisionMeaning meaning) => meaning
        is DecisionMeaning.Rejected or DecisionMeaning.ChangesRequested or DecisionMeaning.RiskAccepted or DecisionMeaning.Overridden;
}
