using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

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
        var entered = await SigningEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, input, signer) = entered.Value;
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        if (SignatureCheck.Refuse(input, wanted, signer, actor) is { } refusal)
            return refusal;
        // What a later decision took the place of can be signed again, word for word.
        if (input.Decisions.Any(one => one.SignerId == actor.Id && one.Meaning == wanted.Meaning && one.Lane == wanted.Lane
            && one.Comment == (wanted.Comment ?? "") && one.Conditions == wanted.Conditions && one.Until == wanted.Until
            && DecisionWeight.Superseded(input.Decisions, one) is null))
            return null;

        var at = db.After(input.Decisions.Max(one => (DateTimeOffset?)one.At));
        var statement = Statements.Of(actor.Name, wanted, proposal, release.Version, await ReplacedAsync(db, proposal, cancel));
        db.Add(new Decision(
            new DecisionId(Guid.CreateVersion7(db.Now)), db.Tenant, proposal.Id, proposal.Digest, proposal.PolicyDigest,
            proposal.EvidenceDigest, wanted.Meaning, wanted.Lane, wanted.Comment ?? "", wanted.Conditions, actor.Kind, actor.Id, actor.Name,
            statement, actor.AuthenticatedAt, at)
        { SignerKey = actor.Key, Until = wanted.Until });
        db.Record(actor, new DecisionCast(
            proposal.Id, proposal.Digest, proposal.PolicyDigest, proposal.EvidenceDigest, release.Version, proposal.Environment,
            wanted.Meaning, wanted.Lane, wanted.Comment ?? "", wanted.Conditions, statement, actor.AuthenticatedAt)
        { Product = proposal.ProductId, Until = wanted.Until });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return null;
    }

    private static async Task<string?> ReplacedAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) =>
        proposal.Replaces is { } digest
            ? await db.Set<Release>().Where(one => one.ProductId == proposal.ProductId && one.ManifestDigest == digest)
                .OrderByDescending(one => one.CreatedAt).Select(one => one.Version).FirstOrDefaultAsync(cancel)
            : null;
}
