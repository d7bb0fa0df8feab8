using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Takes an open proposal back; its signatures stay readable and count for nothing.</summary>
public sealed class CloseProposal(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, string reason, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (proposal, permissions) = (entered.Value.Proposal, entered.Value.Permissions);
        var standing = await ProposalStanding.OfAsync(db, proposal, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        if (proposal.ProposedById != actor.Id && !permissions.May(Permission.Deploy, proposal.ProductId, proposal.Environment))
            return ReviewRefusals.MayNotClose();
        if (standing.State is StandingState.Applied or StandingState.Closed)
            return ReviewRefusals.Ended(standing.Because);
        if (string.IsNullOrWhiteSpace(reason))
            return ReviewRefusals.CommentMissing("withdraw a proposal");
        if (SecretScan.RefuseIn(reason) is { } secret)
            return secret;

        db.Add(new ProposalClosing(id, db.Tenant, reason, actor.Id, actor.Name, db.Now));
        db.Record(actor, new ProposalClosed(id, release.Version, proposal.Environment, reason) { Product = proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
