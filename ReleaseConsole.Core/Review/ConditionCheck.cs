using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Review;

/// <summary>Whether this one may say of this condition, now, that it is met.</summary>
internal static class ConditionCheck
{
    public static Refusal? Refuse(
        StandingInput input, Standing standing, WeighedCondition condition, SignerNow signer, Actor actor)
    {
        if (RefuseEnded(standing) is { } ended)
            return ended;
        if (condition.Condition.Decision.Lane is { } lane ? !signer.Lanes.Contains(lane) : !signer.IsReleaseManager)
            return ReviewRefusals.ConditionOfAnotherLane(condition.Condition.Decision.Lane);
        if (SpeakerCheck.OnOwnWork(input, actor.Id, actor.Name) is not null)
            return input.Proposal.Kind == ProposalKind.Rollback
                ? ReviewRefusals.InitiatorCannotSign()
                : ReviewRefusals.ContributorCannotApprove("Somebody who did not can say that it is met.");
        return condition is { IsMet: true, Said: { } said } ? ReviewRefusals.ConditionMetAlready(said.ByName) : null;
    }

    /// <summary>The open conditions of which this one may say that they are met.</summary>
    public static IEnumerable<WeighedCondition> Mine(StandingInput input, Standing standing, SignerNow signer, Actor actor) =>
        standing.Conditions.Where(one => !one.IsMet && Refuse(input, standing, one, signer, actor) is null);

    public static Refusal? RefuseEnded(Standing standing) => standing.State switch
    {
        StandingState.Applied or StandingState.Closed => ReviewRefusals.Ended(standing.Because),
        StandingState.Stale => ReviewRefusals.Stale(standing.Because),
        _ => null,
    };

    public static Refusal? RefuseWords(string? evidence)
    {
        if (string.IsNullOrWhiteSpace(evidence))
            return ReviewRefusals.EvidenceMissing();
        return evidence.Trim().Length > MetCondition.Longest
            ? ReviewRefusals.EvidenceTooLong(MetCondition.Longest)
            : SecretScan.RefuseIn(evidence);
    }

    /// <summary>One of an approval that does not count is told apart from one that never was.</summary>
    public static Refusal Missing(Standing standing, Digest condition) =>
        standing.Decisions.FirstOrDefault(
            one => !one.Counts && ApprovalCondition.Of(one.Decision).Any(other => other.Id == condition)) is { WhyNot: { } why }
            ? ReviewRefusals.ConditionBindsNothing(why)
            : ReviewRefusals.NotACondition();
}
