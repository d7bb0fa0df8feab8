using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Marks a finding of an open proposal as mistaken or its risk as accepted, or takes that back: by a reviewer of the finding's lane who
/// contributed nothing to what is judged, with a reason that stays in the log.
/// </summary>
public sealed class DecideFinding(IDbContextFactory<ConsoleDb> contexts, ProposalView view)
{
    public async Task<Result<ProposalShown>> RunAsync(ProposalId id, NewFindingDecision wanted, Actor actor, CancellationToken cancel)
    {
        if (await RecordAsync(id, wanted, actor, cancel) is { } refusal)
            return refusal;
        return await view.RunAsync(id, actor, cancel);
    }

    private async Task<Refusal?> RecordAsync(ProposalId id, NewFindingDecision wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await SigningEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, input, signer) = entered.Value;
        var finding = input.Assessment.Findings.FirstOrDefault(one => FindingDecision.DigestOf(input.Assessment, one) == wanted.Finding);

        if (Refuse(input, finding, wanted, signer, actor) is { } refusal)
            return refusal;
        var latest = FindingDecisionWeight.Of(input).FirstOrDefault(one => one.Decision.Finding == wanted.Finding)?.Decision;
        if (latest is { } same && same.ById == actor.Id && same.Verdict == wanted.Verdict && same.Reason == wanted.Reason!.Trim()
            && same.Until == wanted.Until)
            return null;

        var at = db.After(latest?.At);
        db.Add(new FindingDecision(
            new FindingDecisionId(Guid.CreateVersion7(db.Now)), db.Tenant, proposal.ProductId, id, proposal.ManifestDigest, wanted.Finding,
            finding!.Rule, finding.Artifact, wanted.Verdict, wanted.Reason!.Trim(), actor.Kind, actor.Id, actor.Name, at)
        { Until = wanted.Until, ByKey = actor.Key });
        db.Record(actor, new FindingDecided(
            id, proposal.Digest, wanted.Finding, finding.Rule, finding.Artifact, finding.Title, wanted.Verdict, wanted.Reason.Trim(),
            wanted.Until)
        { Product = proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return null;
    }

    private static Refusal? Refuse(StandingInput input, Finding? finding, NewFindingDecision wanted, SignerNow signer, Actor actor)
    {
        var standing = ReviewStanding.Of(input);
        if (standing.State is StandingState.Applied or StandingState.Closed)
            return ReviewRefusals.Ended(standing.Because);
        if (finding is null)
            return ReviewRefusals.NotAFinding();
        if (string.IsNullOrWhiteSpace(wanted.Reason))
            return ReviewRefusals.CommentMissing("settle a finding");
        if (wanted.Reason.Length > 10_000)
            return ReviewRefusals.CommentTooLong();
        if (wanted.Until is { } until && (wanted.Verdict != FindingVerdict.RiskAccepted || until < input.Today))
            return ReviewRefusals.NoSuchEnd();
        if (input.Rules.AcceptedRisksExpire && wanted is { Verdict: FindingVerdict.RiskAccepted, Until: null }
            && finding.Severity >= RiskLevel.High)
            return ReviewRefusals.EndMissing();
        if (SecretScan.RefuseIn(wanted.Reason) is { } secret)
            return secret;
        if (!signer.Lanes.Contains(finding.Lane))
            return ReviewRefusals.LaneNotHeld(finding.Lane);
        return !input.Rules.ContributorsMayApprove && input.Contributor(actor.Id) is not null
            ? ReviewRefusals.ContributorCannotApprove("Somebody who did not can settle it.")
            : null;
    }
}
