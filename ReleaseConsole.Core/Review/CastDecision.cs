using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>What a signer fills in; <see cref="Digest"/> is the proposal digest they were shown.</summary>
public sealed record NewDecision(Digest Digest, DecisionMeaning Meaning, Lane? Lane, string? Comment, string? Conditions = null)
{
    /// <summary>The last day a risk is accepted; for nothing else.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>
/// Signs a proposal: exactly the digests shown, in a lane the signer holds now. Decided under the tenant's write lock, so that two
/// signatures at once both count and nothing changes between reading and signing. The same signature again is the same decision.
/// </summary>
public sealed class CastDecision(IDbContextFactory<ConsoleDb> contexts, ProposalView view)
{
    public async Task<Result<ProposalShown>> RunAsync(ProposalId id, NewDecision wanted, Actor actor, CancellationToken cancel)
    {
        if (await SignAsync(id, wanted, actor, cancel) is { } refusal)
            return refusal;
        return await view.RunAsync(id, actor, cancel);
    }

    private async Task<Refusal?> SignAsync(ProposalId id, NewDecision wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is null)
            return ReviewRefusals.NoSuchProposal();
        var admission = await db.AdmitAsync(actor, proposal.ProductId, Permission.Review, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ReviewRefusals.NoSuchProposal() : admission.Refusal;
        var input = await ProposalStanding.InputAsync(db, proposal, cancel);
        var signer = ProposalStanding.Now(admission.Value.Permissions, actor.Id, proposal, input.Rules);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        if (SignatureCheck.Refuse(input, wanted, signer, actor) is { } refusal)
            return refusal;
        // What a later decision took the place of can be signed again, word for word.
        if (input.Decisions.Any(one => one.SignerId == actor.Id && one.Meaning == wanted.Meaning && one.Lane == wanted.Lane
            && one.Comment == (wanted.Comment ?? "") && one.Conditions == wanted.Conditions && one.Until == wanted.Until
            && DecisionWeight.Superseded(input.Decisions, one) is null))
            return null;

        // Decisions of one proposal have an order: two in the same millisecond would leave open which came last.
        var at = input.Decisions.Count > 0 && input.Decisions.Max(one => one.At) is var last && last >= db.Now
            ? last.AddMilliseconds(1)
            : db.Now;
        var statement = Statements.Of(actor.Name, wanted, proposal, release.Version, await ReplacedAsync(db, proposal, cancel));
        db.Add(new Decision(
            new DecisionId(Guid.CreateVersion7(db.Now)), db.Tenant, proposal.Id, proposal.Digest, proposal.PolicyDigest,
            proposal.EvidenceDigest,
            wanted.Meaning, wanted.Lane, wanted.Comment ?? "", wanted.Conditions, actor.Kind, actor.Id, actor.Name, statement,
            actor.AuthenticatedAt, at)
        { SignerKey = actor.Key, Until = wanted.Until });
        db.Record(actor, new DecisionCast(
            proposal.Id, proposal.Digest, proposal.PolicyDigest, proposal.EvidenceDigest, release.Version, proposal.Environment,
            wanted.Meaning,
            wanted.Lane, wanted.Comment ?? "", wanted.Conditions, statement, actor.AuthenticatedAt)
        { Product = proposal.ProductId, Until = wanted.Until });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return null;
    }

    private static async Task<string?> ReplacedAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) => proposal.Replaces is { } digest
        ? await db.Set<Release>().Where(one => one.ProductId == proposal.ProductId && one.ManifestDigest == digest)
            .OrderByDescending(one => one.CreatedAt).Select(one => one.Version).FirstOrDefaultAsync(cancel)
        : null;
}

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

/// <summary>The sentence in the first person that is shown before signing and kept with the signature.</summary>
public static class Statements
{
    public static string Of(string signer, NewDecision decision, Proposal proposal, string release, string? replaced) => Of(
        signer, decision.Meaning, decision.Lane, proposal.Kind, proposal.Environment, release, replaced,
        ApprovalCondition.Lines(decision.Conditions).Count);

    public static string Of(
        string signer, DecisionMeaning meaning, Lane? lane, ProposalKind kind, string environment, string release, string? replaced,
        int conditions = 0)
    {
        var tied = conditions switch
        {
            0 => "",
            1 => ", on one condition,",
            _ => string.Create(CultureInfo.InvariantCulture, $", on {conditions} conditions,"),
        };
        var capacity = lane is { } held ? $" for the {held.Title()} lane" : "";
        var what = kind == ProposalKind.Rollback
            ? $"that {environment} goes back to {release}"
            : $"that {release} goes into {environment}{(replaced is null ? ", where nothing was live" : $" in place of {replaced}")}";
        return $"I, {signer}, {Verb(meaning)}{capacity}{tied} {what}.";
    }

    /// <summary>What is signed for a policy: which version of the text, in place of which policy in force.</summary>
    public static string OfPolicy(string signer, DecisionMeaning meaning, Lane? lane, int number, int replaced)
    {
        var capacity = lane is { } held ? $" for the {held.Title()} lane" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"I, {signer}, {Verb(meaning)}{capacity} that v{number} of release-gates comes into force in place of version {replaced}.");
    }

    public static string Verb(DecisionMeaning meaning) => meaning switch
    {
        DecisionMeaning.Reviewed => "reviewed, without approving,",
        DecisionMeaning.Approved => "approve",
        DecisionMeaning.Rejected => "reject",
        DecisionMeaning.ChangesRequested => "request changes before",
        DecisionMeaning.RiskAccepted => "accept the risk",
        DecisionMeaning.Overridden => "break the glass, so",
        _ => throw new ArgumentOutOfRangeException(nameof(meaning), meaning, "Not a meaning."),
    };
}
