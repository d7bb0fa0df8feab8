using Microsoft.Extensions.Logging;

namespace ReleaseConsole.Core.Ingest;

public static class GuardedImports
{
    private const string Reason = "The console had a fault while it read the files; its log says which. What was saved stays.";

    /// <summary>
    /// Runs an import nobody waits for: a fault ends it with a reason, and one that cannot even be written down leaves it open for later.
    /// </summary>
    public static Task GuardedAsync(this RunImport run, ImportId id, Actor actor, ILogger log, CancellationToken cancel) =>
        run.GuardedAsync(run.RunAsync, id, actor, log, cancel);

    /// <summary>Fetches it in the same way; whether files wait to be read now.</summary>
    public static async Task<bool> FetchGuardedAsync(this RunImport run, ImportId id, Actor actor, ILogger log, CancellationToken cancel) =>
        await run.GuardedAsync(run.FetchAsync, id, actor, log, cancel) is { State: ImportState.Staged or ImportState.Running };

    /// <returns>Null where it did not come to an outcome.</returns>
    private static async Task<ImportOutcome?> GuardedAsync(
        this RunImport run, Func<ImportId, Actor, CancellationToken, Task<Result<ImportOutcome>>> act, ImportId id, Actor actor,
        ILogger log, CancellationToken cancel)
    {
        try
        {
            var outcome = await act(id, actor, cancel);
            return outcome.Succeeded ? outcome.Value : null;
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
        return null;
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
