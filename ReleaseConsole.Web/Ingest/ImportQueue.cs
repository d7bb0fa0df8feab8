using System.Threading.Channels;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Jobs;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Runs imports after their files have arrived, so that who started one can leave: two at a time, tenants in turn, one after the other
/// within a product. What a stopped host left open goes on at the next start; the queue itself keeps nothing that is not in the database.
/// </summary>
public sealed class ImportQueue(ResumeImports resume, RunImport run, TimeProvider clock, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<(ImportId Import, Actor Actor)> _begun = Channel.CreateUnbounded<(ImportId, Actor)>();
    private readonly ImportTurns _turns = new();

    public void Enqueue(ImportId import, Actor actor) => _begun.Writer.TryWrite((import, actor));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LookAsync(stoppingToken), TakeInAsync(stoppingToken), WorkAsync(stoppingToken), WorkAsync(stoppingToken));

    /// <summary>What a stopped host left open.</summary>
    private Task LookAsync(CancellationToken stop) => Lasting.EveryHourAsync(async () =>
    {
        foreach (var one in await resume.RunAsync(stop))
            _turns.Add(one);
    }, clock, log, stop);

    private async Task TakeInAsync(CancellationToken stop)
    {
        await foreach (var (import, actor) in _begun.Reader.ReadAllAsync(stop))
            // One that cannot be looked up now is found by the next look.
            await Lasting.TryAsync(async () =>
            {
                if (await resume.OneAsync(import, actor, stop) is { } one)
                    _turns.Add(one);
            }, log, stop);
    }

    private async Task WorkAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var one = await _turns.NextAsync(stop);
            await run.GuardedAsync(one.Import, one.Actor, log, stop);
            _turns.Done(one);
        }
    }
}

internal static class ImportServices
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<RefusalTicket>();
        services.AddSingleton<ReadAgain>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
        services.AddHostedService<LeftoverRounds>();
    }
}
