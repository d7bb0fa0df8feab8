using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>One saved search in the list; <see cref="MayChange"/> is for its owner and, when it is shared, for an admin.</summary>
public sealed record SavedSearchRow(SavedSearchId Id, string Name, string Query, string Owner, bool IsShared, bool MayChange);

/// <summary>My own, then those the tenant shares, each by name.</summary>
public sealed record SavedSearchesShown(IReadOnlyList<SavedSearchRow> Rows, bool MayShare);

/// <summary>Which searches of the log can I open by name?</summary>
public sealed class SavedSearches(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<SavedSearchesShown>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        var mayAll = (await Permissions.OfAsync(db, actor, cancel)).MayInTenant(Permission.GrantAccess);
        var own = await db.Beside(isShared: false, actor.Id).AsNoTracking().OrderBy(one => one.Name).Take(SavedSearch.MostOwn)
            .ToListAsync(cancel);
        var shared = await db.Beside(isShared: true, actor.Id).AsNoTracking().OrderBy(one => one.Name).Take(SavedSearch.MostShared)
            .ToListAsync(cancel);
        return new SavedSearchesShown(
            [.. own.Concat(shared).Select(one => new SavedSearchRow(
                one.Id, one.Name, one.Query, one.OwnerName, one.IsShared, mayAll || one.OwnerId == actor.Id))],
            scope.Value.Products is null);
    }
}
