using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Keeps a search of the log under a name. Whoever reads the log of the whole tenant may share it with the tenant, and the log tells that.
/// </summary>
public sealed class SaveSearch(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<SavedSearchId>> RunAsync(NewSearch search, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        await using var work = await db.BeginExclusiveAsync(cancel);
        var beside = db.Beside(search.IsShared, actor.Id);
        var (name, asked) = (search.Name.Trim(), AuditFilter.Of("", search.Query).Search);

        if (Refuse(name, asked) is { } refusal)
            return refusal;
        if (search.IsShared && scope.Value.Products is not null)
            return AuditRefusals.MayNotShare;
        if (await beside.AnyAsync(one => one.Name == name, cancel))
            return AuditRefusals.SearchNameTaken(name);
        var most = search.IsShared ? SavedSearch.MostShared : SavedSearch.MostOwn;
        if (await beside.CountAsync(cancel) >= most)
            return AuditRefusals.TooManySearches(most);

        var saved = new SavedSearch(name)
        {
            Id = new SavedSearchId(Guid.CreateVersion7(db.Now)),
            TenantId = db.Tenant,
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            Query = asked.Query,
            IsShared = search.IsShared,
            CreatedAt = db.Now,
        };
        db.Add(saved);
        if (saved.IsShared)
            db.Record(actor, new SearchShared(saved.Id, name, asked.Query));

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return saved.Id;
    }

    private static Refusal? Refuse(string name, AuditFilter asked)
    {
        if (SavedSearchReading.RefuseName(name) is { } badName)
            return badName;
        if (!asked.IsNarrowed)
            return AuditRefusals.SearchAsksNothing;
        if (asked.Query.Length > SavedSearch.LongestQuery)
            return AuditRefusals.SearchTooLong(SavedSearch.LongestQuery);
        // What is shared stands in the log for good.
        return asked.Question.RefuseTooMany() ?? SecretScan.RefuseIn([name, asked.Words, .. asked.Subjects, .. asked.Actors]);
    }
}
