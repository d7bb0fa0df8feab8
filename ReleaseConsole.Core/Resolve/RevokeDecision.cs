using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What revoking a decision came to: the item waits again, or its version stays and only later imports ask.</summary>
public sealed record RevokedDecision(Resolution Resolution, bool WaitsAgain);

/// <summary>
/// Takes back a decision about an identity, so that later imports ask again. What was left out waits in the queue at once.
/// </summary>
public sealed class RevokeDecision(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<RevokedDecision>> RunAsync(UnresolvedId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Unresolved>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } item)
            return ResolveRefusals.NoSuchItem();
        var admission = await db.AdmitAsync(actor, item.ProductId, Permission.Identify, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ResolveRefusals.NoSuchItem() : admission.Refusal;

        if (item.ResolvedAs is not { } resolution || item.RevokedAt is not null)
            return ResolveRefusals.NotDecided();

        item.Revoke(actor.Name, db.Now);
        db.Record(actor, new DecisionRevoked(item.Path, item.Content, resolution) { Product = item.ProductId });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new RevokedDecision(resolution, WaitsAgain: item.ResolvedAs is null);
    }
}
