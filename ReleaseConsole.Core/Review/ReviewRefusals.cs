using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.Review;

/// <summary>Every expected "no" of the room.</summary>
public static class ReviewRefusals
{
    public static Refusal NoSuchRelease(string name) =>
        new("unknown-release", $"There is no release “{name}” in this product.", RefusalKind.NotFound);

    public static Refusal NoSuchEnvironment(string name) =>
        new("unknown-environment", $"There is no environment “{name}” in this product.", RefusalKind.NotFound);

    /// <summary>The code of <see cref="MovedMeanwhile"/>: what is refused with it is worth one more try.</summary>
    public const string Moved = "moved-meanwhile";

    public static Refusal MovedMeanwhile(string environment) =>
        new(Moved, $"What is live in {environment}, or the policy, changed while this was judged. Propose it again.", RefusalKind.Conflict);

    public static Refusal NoSuchProposal() => new("unknown-proposal", "There is no such proposal that you can see.", RefusalKind.NotFound);

    public static Refusal Withdrawn(string release) =>
        new("release-withdrawn", $"{release} was withdrawn. Freeze a new release.", RefusalKind.Conflict);

    public static Refusal AlreadyLive(string release, string environment) =>
        new("already-live", $"{environment} already has exactly the content of {release}.", RefusalKind.Conflict);

    public static Refusal NeverLive(string release, string environment) => new(
        "never-live-here", $"{release} was never live in {environment}, so going to it is no rollback. Propose it forward.",
        RefusalKind.Conflict);

    public static Refusal DigestSuperseded() => new(
        "digest-superseded", "This is not the digest of the proposal as it stands. See what changed, then sign again.",
        RefusalKind.Conflict);

    public static Refusal Stale(string because) => new("proposal-stale", because, RefusalKind.Conflict);

    public static Refusal Ended(string because) => new("proposal-ended", $"This proposal has ended. {because}", RefusalKind.Conflict);

    public static Refusal LaneMissing() => new("lane-missing", "Say in which lane you sign.");

    public static Refusal LaneNotHeld(Lane lane) =>
        new("lane-not-held", $"You do not sign in the {lane.Title()} lane here. A reviewer of that lane can.", RefusalKind.Forbidden);

    public static Refusal ContributorCannotApprove(string who) => new(
        "contributor-cannot-approve", $"You contributed to what is released or to what judges it. {who}", RefusalKind.Forbidden);

    public static Refusal InitiatorCannotSign() =>
        new("initiator-cannot-sign", "You asked for this rollback; the policy wants somebody else to sign it.", RefusalKind.Forbidden);

    public static Refusal MayNotBreakGlass() =>
        new("may-not-break-glass", "The policy does not let you break glass. It names the roles that may.", RefusalKind.Forbidden);

    public static Refusal GlassIsForRollbacks() => new(
        "not-a-rollback", "Only a rollback can be put through without its signatures. A promotion waits for them.", RefusalKind.Forbidden);

    public static Refusal CommentMissing(string meaning) =>
        new("comment-missing", $"Say why: a decision to {meaning} needs a comment.");

    public static Refusal CommentTooLong() => new("comment-too-long", "A comment has at most 10 000 characters.", RefusalKind.TooLarge);

    public static Refusal NothingSaid() => new("comment-missing", "Write something first.");

    public static Refusal NoSuchThread() => new("unknown-thread", "There is no such thread on this proposal.", RefusalKind.NotFound);

    public static Refusal NotAFinding() => new(
        "finding-not-there", "This proposal has no such finding as it stands. See what was found, then decide again.",
        RefusalKind.NotFound);

    public static Refusal NoSuchEnd() => new(
        "bad-end", "An accepted risk can end today or on a later day; nothing else that is said has an end.");

    public static Refusal EndMissing() => new(
        "end-missing", "The policy accepts a risk that is high or critical only up to a day. Say until when.");

    public static Refusal ConditionsNeedApproval() => new(
        "conditions-need-approval", "Only an approval can be tied to conditions. Say in the comment what is to be done.",
        Place: "conditions");

    public static Refusal TooManyConditions(int most) => new(
        "too-many-conditions", FormattableString.Invariant($"An approval is tied to at most {most} conditions, one a line."),
        Place: "conditions");

    public static Refusal ConditionTooLong(int longest) => new(
        "condition-too-long", FormattableString.Invariant($"A condition has at most {longest} characters. Each stands on a line."),
        RefusalKind.TooLarge, Place: "conditions");

    public static Refusal NotACondition() => new(
        "condition-not-there", "No approval of this proposal asks for that. See its conditions, then say it again.", RefusalKind.NotFound);

    public static Refusal ConditionBindsNothing(string why) => new(
        "condition-void", $"The approval that asked for this does not count, so nothing waits for it. {why}", RefusalKind.Conflict);

    public static Refusal ConditionOfAnotherLane(Lane? lane) => new(
        "lane-not-held",
        lane is { } held
            ? $"Somebody who signs in the {held.Title()} lane says whether this is met."
            : "A release manager says whether this is met.",
        RefusalKind.Forbidden);

    public static Refusal ConditionMetAlready(string by) => new(
        "condition-met-already", $"{by} said before how it was met. Where that was wrong, whoever approved signs again.",
        RefusalKind.Conflict);

    public static Refusal EvidenceMissing() => new(
        "evidence-missing", "Say how it was met: others rely on it when they put this live.", Place: "evidence");

    public static Refusal EvidenceTooLong(int longest) => new(
        "evidence-too-long",
        FormattableString.Invariant($"How it was met has at most {longest} characters. Name where the rest is kept."),
        RefusalKind.TooLarge, Place: "evidence");

    public static Refusal NotAChange(string path) =>
        new("unknown-place", $"{path} is not part of this proposal at that content.", RefusalKind.NotFound);

    public static Refusal MayNotClose() => new(
        "may-not-withdraw", "The one who proposed it, or a release manager, can withdraw it.", RefusalKind.Forbidden);

    public static Refusal NotForPolicies() => new("not-for-policies", "A policy is approved, rejected or sent back for changes.");

    public static Refusal PolicyAuthorCannotApprove() => new(
        "contributor-cannot-approve", "You wrote or proposed this policy. Somebody who did not can sign.", RefusalKind.Forbidden);

    public static Refusal PolicyNotSigned(string because) =>
        new("policy-not-signed", $"It cannot come into force yet. {because}", RefusalKind.Conflict);

    public static Refusal NoPolicyProposed() => new("no-policy-proposed", "No policy is proposed here now.", RefusalKind.NotFound);

    public static Refusal PolicyNotNamed() => new("missing-member", "policy is missing: the digest of the draft that is proposed.");

    public static Refusal NotTheNewestPolicy() => new(
        "policy-not-newest", "This is not the newest version of the policy’s text. Read the newest, then decide again.",
        RefusalKind.Conflict);

    public static Refusal PolicyMoved(int version) => new(
        "policy-moved", FormattableString.Invariant($"Version {version} was put in force in the meantime. Read it, then decide again."),
        RefusalKind.Conflict);
}
