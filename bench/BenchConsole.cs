using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Bench;

/// <summary>One console with a fresh database for each round. A console for each would keep the model of every one in memory.</summary>
internal sealed class BenchConsole(string root)
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(root, "console")).FullName;
    private ServiceProvider? _services;

    public Actor Actor { get; private set; } = null!;

    public async ValueTask BeginAsync()
    {
        _services ??= Services();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_folder, "console.db*").ToList())
            File.Delete(file);
        await _services.GetRequiredService<MigrateDatabase>().RunAsync(CancellationToken.None);
        var tenant = (await _services.GetRequiredService<CreateWorkspace>().RunAsync(
            new NewWorkspace("bench", "Bench", "bench", "Bench", [new NewEnvironment("production", IsProtected: true, Boundary.Open)]),
            "bench", CancellationToken.None)).Value;
        Actor = Actor.Job(tenant, "bench", "bench");
    }

    /// <summary>Imports a folder, every file of which becomes a version.</summary>
    public async Task ImportAsync(string folder, int files)
    {
        var started = await _services!.GetRequiredService<StartImport>().RunAsync(
            "bench", new FolderSource(folder), Actor, CancellationToken.None);
        var ended = await _services!.GetRequiredService<RunImport>().RunAsync(started.Value, Actor, CancellationToken.None);
        if (ended.Value.Outcomes.Created != files)
            throw new InvalidOperationException($"The import ended otherwise: {ended.Value}");
    }

    public Task<ConsoleDb> OpenAsync() =>
        _services!.GetRequiredService<IDbContextFactory<ConsoleDb>>().OpenAsync(Actor, CancellationToken.None);

    public async ValueTask EndAsync()
    {
        if (_services is not null)
            await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private ServiceProvider Services()
    {
        var settings = new ConfigurationManager { ["ReleaseConsole:DataDirectory"] = _folder };
        return new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(settings).AddLogging()
            .AddReleaseConsole(StorageOptions.From(settings, _folder)).BuildServiceProvider();
    }
}
