using Quartz;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Starts the write-back job as soon as the log says there is work, so that nobody waits for the clock.</summary>
internal sealed class WriteBackNudge(AuditFeed feed, ISchedulerFactory schedulers) : BackgroundService
{
    private static readonly string[] Work = [nameof(DeploymentStarted), nameof(WriteBackReplayed), nameof(WriteBackSettledByHand), nameof(DriftReverting)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var scheduler = await schedulers.GetScheduler(stoppingToken);
        using var signal = new SemaphoreSlim(0);
        using var listening = feed.ListenToAll(entry =>
        {
            if (Work.Contains(entry.Action))
                signal.Release();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            await scheduler.TriggerJob(JobsServices.WriteBack, stoppingToken);
        }
    }
}
