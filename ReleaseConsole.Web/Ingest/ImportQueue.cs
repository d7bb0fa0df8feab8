using System.Threading.Channels;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Web.Ingest;

/// <summary>
/// Runs imports after their files have arrived, one at a time, so that who started one can leave. What a stopped host left open
/// goes on at the next start; the queue itself keeps nothing that is not in the database.
/// </summary>
public sealed class ImportQueue(ResumeImports resume, RunImport run, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<(ImportId Import, Actor Actor)> _waiting = Channel.CreateUnbounded<(ImportId, Actor)>();

    public void Enqueue(ImportId import, Actor actor) => _waiting.Writer.TryWrite((import, actor));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await resume.RunAsync(stoppingToken);
        await foreach (var (import, actor) in _waiting.Reader.ReadAllAsync(stoppingToken))
            await run.GuardedAsync(import, actor, log, stoppingToken);
    }
}

internal static class ImportServices
{
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportQueue>();
        services.AddSingleton<RefusalTicket>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportQueue>());
    }
}
