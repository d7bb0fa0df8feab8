using System.Threading.Channels;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Web.Jobs;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Runs imports after they were started, so that who started one can leave: two are read at a time, tenants in turn, one after the other
/// within a product. Outside places are fetched apart from that, so that a slow one keeps no files waiting that are here. What a stopped
/// host left open goes on at the next start; the queue itself keeps nothing that is not in the database.
/// </summary>
public sealed class ImportQueue(ResumeImports resume, RunImport run, TimeProvider clock, ILogger<ImportQueue> log) : BackgroundService
{
    private const int Readers = 2;
    private const int Fetchers = 4;
    private readonly Channel<(ImportId Import, Actor Actor)> _begun = Channel.CreateUnbounded<(ImportId, Actor)>();
    private readonly ImportTurns _reading = ImportTurns.OfReading();
    private readonly ImportTurns _fetching = ImportTurns.OfFetching();

    public void Enqueue(ImportId import, Actor actor) => _begun.Writer.TryWrite((import, actor));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(
        [
            LookAsync(stoppingToken), TakeInAsync(stoppingToken),
            .. Enumerable.Range(0, Readers).Select(_ => ReadAsync(stoppingToken)),
            .. Enumerable.Range(0, Fetchers).Select(_ => FetchAsync(stoppingToken)),
        ]);

    /// <summary>What a stopped host left open.</summary>
    private Task LookAsync(CancellationToken stop) => Lasting.EveryHourAsync(async () =>
    {
        foreach (var one in await resume.RunAsync(stop))
            Add(one);
    }, clock, log, stop);

    private async Task TakeInAsync(CancellationToken stop)
    {
        await foreach (var (import, actor) in _begun.Reader.ReadAllAsync(stop))
            // One that cannot be looked up now is found by the next look.
            await Lasting.TryAsync(async () =>
            {
                if (await resume.OneAsync(import, actor, stop) is { } one)
                    Add(one);
            }, log, stop);
    }

    private void Add(WaitingImport one) => (one.IsOutside ? _fetching : _reading).Add(one);

    private async Task FetchAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var one = await _fetching.NextAsync(stop);
            if (await run.FetchGuardedAsync(one.Import, one.Actor, log, stop))
                _reading.Add(one);
            _fetching.Done(one);
        }
    }

    private async Task ReadAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var one = await _reading.NextAsync(stop);
            await run.GuardedAsync(one.Import, one.Actor, log, stop);
            _reading.Done(one);
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
