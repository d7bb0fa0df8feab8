using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>What keeping, renaming and deleting a search ask of the others.</summary>
internal static class SavedSearchReading
{
    /// <summary>Among whom a name is taken once: one's own, or those the tenant shares.</summary>
    public static IQueryable<SavedSearch> Beside(this ConsoleDb db, bool isShared, Guid owner) => isShared
        ? db.Set<SavedSearch>().Where(one => one.IsShared)
        : db.Set<SavedSearch>().Where(one => one.OwnerId == owner && !one.IsShared);

    /// <summary>
    /// A search the actor may change: their own, or a shared one for whoever gives access in the whole tenant. An owner who reads the whole
    /// log no longer changes no more what everybody sees.
    /// </summary>
    public static async Task<Result<SavedSearch>> OwnSearchAsync(
        this ConsoleDb db, SavedSearchId id, AuditScope scope, Actor actor, CancellationToken cancel)
    {
        var search = await db.Set<SavedSearch>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (search is null || (!search.IsShared && search.OwnerId != actor.Id))
            return AuditRefusals.NoSuchSearch;
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        return (search.OwnerId == actor.Id && (!search.IsShared || scope.Products is null))
            || permissions.MayInTenant(Permission.GrantAccess)
            ? search
            : AuditRefusals.SearchOfAnother(search.OwnerName);
    }

    public static Refusal? RefuseName(string name) =>
        name.Length is 0 or > SavedSearch.LongestName ? AuditRefusals.SearchNeedsName(SavedSearch.LongestName) : null;
}
