using System.Threading.Channels;
using Quartz;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Jobs;

/// <summary>
/// Starts the write-back job as soon as the log says there is work, and the drift check once something was written and read back, so that
/// nobody waits for the clock.
/// </summary>
internal sealed class JobNudge(AuditFeed feed, ISchedulerFactory schedulers, ILogger<JobNudge> log) : BackgroundService
{
    private static readonly string[] Work =
        [nameof(DeploymentStarted), nameof(WriteBackReplayed), nameof(WriteBackSettledByHand), nameof(DriftReverting)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var asked = Channel.CreateUnbounded<JobKey>();
        using var listening = feed.ListenToAll(entry =>
        {
            if (Work.Contains(entry.Action))
                asked.Writer.TryWrite(JobsServices.WriteBack);
            else if (entry.Action == nameof(WriteBackConfirmed))
                asked.Writer.TryWrite(JobsServices.Drift);
        });
        await foreach (var job in asked.Reader.ReadAllAsync(stoppingToken))
        {
            // What was asked for meanwhile is done by the same round.
            var jobs = new HashSet<JobKey> { job };
            while (asked.Reader.TryRead(out var more))
                jobs.Add(more);
            // A nudge that is lost costs a few seconds: the clock starts the job too.
            await Lasting.TryAsync(async () =>
            {
                var scheduler = await schedulers.GetScheduler(stoppingToken);
                foreach (var one in jobs)
                    await scheduler.TriggerJob(one, stoppingToken);
            }, log, stoppingToken);
        }
    }
}
