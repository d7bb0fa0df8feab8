using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>How did the last looks at a source go? The newest first, at most 20; each is an import with its log.</summary>
public sealed class SourceRuns(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 20;

    public async Task<Result<IReadOnlyList<ImportRow>>> RunAsync(SourceId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var source = await db.SourceAsync(id, Permission.Read, actor, cancel);
        if (!source.Succeeded)
            return source.Refusal;
        return await db.Set<Import>().AsNoTracking().Where(import => import.SourceId == id)
            .OrderByDescending(import => import.StartedAt).ThenByDescending(import => import.Id).Take(Most)
            .Select(import => new ImportRow(
                import.Id, import.Source, import.SourceName, import.State, import.Total, import.Done, import.StartedByName,
                import.StartedAt,
                import.EndedAt, import.Problem))
            .ToListAsync(cancel);
    }
}
