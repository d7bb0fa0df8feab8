using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>Takes a saved search away; the log keeps that a shared one was there.</summary>
public sealed class DeleteSearch(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(SavedSearchId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        await using var work = await db.BeginExclusiveAsync(cancel);
        var found = await db.OwnSearchAsync(id, scope.Value, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;

        db.Remove(found.Value);
        if (found.Value.IsShared)
            db.Record(actor, new SharedSearchDeleted(id, found.Value.Name));

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return default(Done);
    }
}
