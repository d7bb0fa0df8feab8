namespace ReleaseConsole.Web.Jobs;

/// <summary>
/// Keeps a fault of background work from ending the host: a service that throws stops the whole program, and reads must go on when
/// nothing can be written.
/// </summary>
internal static class Lasting
{
    /// <summary>Works now and every hour; after a fault it is tried again within the minute.</summary>
    public static async Task EveryHourAsync(Func<Task> work, TimeProvider clock, ILogger log, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var went = await TryAsync(work, log, stop);
            await Task.Delay(went ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1), clock, stop);
        }
    }

    /// <returns>Whether it went well; a fault is in the log.</returns>
    public static async Task<bool> TryAsync(Func<Task> work, ILogger log, CancellationToken stop)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception fault) when (!(fault is OperationCanceledException && stop.IsCancellationRequested))
        {
            JobsLog.Faulted(log, fault);
            return false;
        }
    }
}
