using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>Takes the proposed policy of a product back; its signatures stay readable and count for nothing.</summary>
public sealed class WithdrawPolicy(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(string product, Digest proposal, string reason, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var (on, permissions) = admission.Value;
        if (!ProposePolicy.May(permissions, on.Id))
            return AccessRefusals.MayNot(actor, Permission.Propose);
        var open = await PolicyProposalReading.OpenAsync(db, on.Id, cancel);

        if (open is null || open.Digest != proposal)
            return ReviewRefusals.DigestSuperseded();
        if (open.ProposedById != actor.Id && !PutPolicyInForce.May(permissions, actor, on.Id))
            return ReviewRefusals.MayNotClose();
        if (MessageRule.Refuse(reason) is { } words)
            return words;

        Close(db, open, reason.Trim(), actor);

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }

    internal static void Close(ConsoleDb db, PolicyProposal proposal, string reason, Actor actor)
    {
        db.Add(new ProposalClosing(proposal.Id, db.Tenant, reason, actor.Id, actor.Name, db.Now));
        db.Record(actor, new PolicyProposalClosed(proposal.Id, proposal.Number, proposal.Digest, reason) { Product = proposal.ProductId });
    }
}
