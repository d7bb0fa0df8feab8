using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>Settles a thread; it stays readable.</summary>
public sealed class ResolveThread(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ProposalId id, CommentId thread, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;

        if (!await db.Set<ReviewComment>().AnyAsync(one => one.Thread == thread && one.ProposalId == id, cancel))
            return ReviewRefusals.NoSuchThread();
        if (await db.Set<ThreadResolution>().AnyAsync(one => one.Thread == thread, cancel))
            return default(Done);

        db.Add(new ThreadResolution(thread, db.Tenant, actor.Id, actor.Name, db.Now));
        db.Record(actor, new ThreadResolved(id, thread) { Product = entered.Value.Proposal.ProductId });

        await db.SaveChangesAsync(cancel);
        return default(Done);
    }
}
