using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>Gives a saved search another name; what it asks stays.</summary>
public sealed class RenameSearch(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(SavedSearchId id, string name, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        await using var work = await db.BeginExclusiveAsync(cancel);
        var found = await db.OwnSearchAsync(id, scope.Value, actor, cancel);
        if (!found.Succeeded)
            return found.Refusal;
        var (search, wanted) = (found.Value, name.Trim());

        if (SavedSearchReading.RefuseName(wanted) is { } refusal)
            return refusal;
        if (SecretScan.RefuseIn(wanted) is { } secret)
            return secret;
        if (search.Name == wanted)
            return default(Done);
        if (await db.Beside(search.IsShared, search.OwnerId).AnyAsync(one => one.Name == wanted, cancel))
            return AuditRefusals.SearchNameTaken(wanted);

        if (search.IsShared)
            db.Record(actor, new SharedSearchRenamed(id, search.Name, wanted));
        search.Rename(wanted);

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return default(Done);
    }
}
