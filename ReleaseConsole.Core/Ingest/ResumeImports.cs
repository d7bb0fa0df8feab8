using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Which imports did a stopped host leave open? In the order they were started, each to be run as the one who started it. What another
/// host is at work on is not among them.
/// </summary>
public sealed class ResumeImports(
    AcrossTenants tenants, IDbContextFactory<ConsoleDb> contexts, StagingArea area, ILogger<ResumeImports> log)
{
    public async Task<IReadOnlyList<WaitingImport>> RunAsync(CancellationToken cancel)
    {
        var waiting = new List<WaitingImport>();
        foreach (var tenant in await tenants.AllTenantsAsync(cancel))
        {
            await using var db = await contexts.OpenAsync(tenant.Id, cancel);
            var open = await db.Set<Import>().AsNoTracking()
                .Where(import => import.State == ImportState.Fetching || import.State == ImportState.Staged
                    || import.State == ImportState.Running)
                .OrderBy(import => import.StartedAt).ToListAsync(cancel);
            foreach (var import in open.Where(one => area.IsHere(one.Id) || !one.IsHeardFrom(db.Now)))
            {
                IngestLog.Resuming(log, import.Id.Value, import.Done, import.Total);
                waiting.Add(new WaitingImport(import.Id, import.ProductId, StarterOf(import), import.State == ImportState.Fetching));
            }
        }
        return waiting;
    }

    /// <summary>One import that was just begun; null when it is gone.</summary>
    public async Task<WaitingImport?> OneAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is { } import
            ? new WaitingImport(id, import.ProductId, actor, import.State == ImportState.Fetching)
            : null;
    }

    private Actor StarterOf(Import import) => area.Open(import.Id)?.Index.Actor
        ?? new Actor(import.StartedByKind, import.TenantId, import.StartedById, import.StartedByName, $"import:{import.Id.Value}");
}
