using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Goes on with every import that a stopped host left open, as the one who started it; called at start.</summary>
public sealed class ResumeImports(
    AcrossTenants tenants, IDbContextFactory<ConsoleDb> contexts, StagingArea area, RunImport run, ILogger<ResumeImports> log)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancel))
        {
            await using var db = await contexts.OpenAsync(tenant.Id, cancel);
            var open = await db.Set<Import>().AsNoTracking()
                .Where(import => import.State == ImportState.Staged || import.State == ImportState.Running)
                .OrderBy(import => import.StartedAt).ToListAsync(cancel);
            foreach (var import in open)
            {
                IngestLog.Resuming(log, import.Id.Value, import.Done, import.Total);
                await run.GuardedAsync(import.Id, StarterOf(import), log, cancel);
            }
        }
    }

    private Actor StarterOf(Import import) => area.Open(import.Id)?.Index.Actor
        ?? new Actor(import.StartedByKind, import.TenantId, import.StartedById, import.StartedByName, $"import:{import.Id.Value}");
}

public static class GuardedImports
{
    /// <summary>Runs an import nobody waits for: a fault ends it with a reason instead of leaving it open for ever.</summary>
    public static async Task GuardedAsync(this RunImport run, ImportId id, Actor actor, ILogger log, CancellationToken cancel)
    {
        try
        {
            await run.RunAsync(id, actor, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            IngestLog.Paused(log, id.Value);
        }
        catch (Exception fault)
        {
            IngestLog.Broke(log, id.Value, fault);
            await run.EndAsync(id, actor, "The console had a fault while it read the files; its log says which. What was saved stays.", cancel);
        }
    }
}
