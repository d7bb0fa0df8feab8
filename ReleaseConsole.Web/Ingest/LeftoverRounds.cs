using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Jobs;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Clears what stopped imports left on this host's disk; each host has its own, so it is no job that one of them runs for all.
/// </summary>
internal sealed class LeftoverRounds(SweepLeftovers sweep, TimeProvider clock, ILogger<LeftoverRounds> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Lasting.EveryHourAsync(() => sweep.RunAsync(stoppingToken), clock, log, stoppingToken);
}
