using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>One import as lists show it.</summary>
public sealed record ImportRow(
    ImportId Id, string Source, string SourceName, ImportState State, int Total, int Done, string StartedBy, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt, string? Problem);

/// <summary>What was imported into the product? The newest first, at most 100; looks that found nothing new are no imports.</summary>
public sealed class ImportHistory(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<List<ImportRow>>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        return await db.Set<Import>().AsNoTracking().Where(import => import.ProductId == product && import.State != ImportState.Unchanged)
            .OrderByDescending(import => import.StartedAt).ThenByDescending(import => import.Id).Take(100)
            .Select(import => new ImportRow(
                import.Id, import.Source, import.SourceName, import.State, import.Total, import.Done, import.StartedByName,
                import.StartedAt,
                import.EndedAt, import.Problem))
            .ToListAsync(cancel);
    }
}
