using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.Ingest;

public static class GuardedImports
{
    private const string Reason = "The console had a fault while it read the files; its log says which. What was saved stays.";

    /// <summary>
    /// Runs an import nobody waits for: a fault ends it with a reason, and one that cannot even be written down leaves it open for later.
    /// </summary>
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
            await run.EndGuardedAsync(id, actor, log, cancel);
        }
    }

    private static async Task EndGuardedAsync(this RunImport run, ImportId id, Actor actor, ILogger log, CancellationToken cancel)
    {
        try
        {
            await run.EndAsync(id, actor, Reason, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            IngestLog.Paused(log, id.Value);
        }
        catch (Exception fault)
        {
            IngestLog.NotEnded(log, id.Value, fault);
        }
    }
}
