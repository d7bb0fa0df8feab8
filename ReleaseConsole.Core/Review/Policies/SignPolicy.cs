using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// Signs the proposed policy of a product: exactly the digest shown, in a lane the signer holds for every environment. Decided under the
/// tenant's write lock. The same signature again is the same decision.
/// </summary>
public sealed class SignPolicy(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Standing>> RunAsync(string product, NewDecision wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Review, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (on, permissions) = admission.Value;
        var proposal = await PolicyProposalReading.OpenAsync(db, on.Id, cancel);
        if (proposal is null || proposal.Digest != wanted.Digest)
            return ReviewRefusals.DigestSuperseded();
        var input = await PolicyProposalReading.InputAsync(db, proposal, cancel);
        var signer = PolicyProposalReading.Now(permissions, actor.Id, on.Id);

        if (PolicySignatureCheck.Refuse(input, wanted, signer) is { } refusal)
            return refusal;
        if (input.Decisions.Any(one => one.SignerId == actor.Id && one.Meaning == wanted.Meaning && one.Lane == wanted.Lane
            && one.Comment == (wanted.Comment ?? "")))
            return PolicyStanding.Of(input);

        var at = db.After(input.Decisions.Max(one => (DateTimeOffset?)one.At));
        var statement = Statements.OfPolicy(actor.Name, wanted.Meaning, wanted.Lane, proposal.Number, proposal.ReplacesVersion);
        var decision = new Decision(
            new DecisionId(Guid.CreateVersion7(db.Now)), db.Tenant, proposal.Id, proposal.Digest, proposal.Replaces,
            proposal.JudgementDigest, wanted.Meaning, wanted.Lane, wanted.Comment ?? "", Conditions: null, actor.Kind, actor.Id, actor.Name,
            statement, actor.AuthenticatedAt, at)
        { SignerKey = actor.Key };
        db.Add(decision);
        db.Record(actor, new PolicyDecisionCast(
            proposal.Id, proposal.Digest, proposal.Policy, proposal.Replaces, wanted.Meaning, wanted.Lane!.Value, decision.Comment,
            statement, actor.AuthenticatedAt)
        { Product = on.Id });

        await db.SaveChangesAsync(cancel);
        var standing = PolicyStanding.Of(await PolicyProposalReading.InputAsync(db, proposal, cancel));
        await moment.CommitAsync(cancel);
        return standing;
    }
}
