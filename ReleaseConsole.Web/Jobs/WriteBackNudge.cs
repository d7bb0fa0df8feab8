using Quartz;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Starts the write-back job as soon as the log says there is work, so that nobody waits for the clock.</summary>
internal sealed class WriteBackNudge(AuditFeed feed, ISchedulerFactory schedulers, ILogger<WriteBackNudge> log) : BackgroundService
{
    private static readonly string[] Work =
        [nameof(DeploymentStarted), nameof(WriteBackReplayed), nameof(WriteBackSettledByHand), nameof(DriftReverting)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signal = new SemaphoreSlim(0);
        using var listening = feed.ListenToAll(entry =>
        {
            if (Work.Contains(entry.Action))
                signal.Release();
        });
        while (!stoppingToken.IsCancellationRequested)
        {
            await signal.WaitAsync(stoppingToken);
            // A nudge that is lost costs a few seconds: the clock starts the job too.
            await Lasting.TryAsync(async () =>
            {
                var scheduler = await schedulers.GetScheduler(stoppingToken);
                await scheduler.TriggerJob(JobsServices.WriteBack, stoppingToken);
            }, log, stoppingToken);
        }
    }
}
