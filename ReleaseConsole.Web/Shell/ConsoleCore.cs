using Microsoft.Extensions.Options;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Demo;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Shell;

/// <summary>The console's own services, from configuration, for the server and the verbs alike.</summary>
internal static class ConsoleCore
{
    /// <summary>Where the solution or the published program lies: <c>data/</c> is a folder of it.</summary>
    public static string Home { get; } = FindHome();

    public static void AddConsoleCore(this IHostApplicationBuilder builder) =>
        builder.Services.AddReleaseConsole(StorageOptions.From(builder.Configuration, Home));

    /// <summary>
    /// Wrong settings stop the start before anything is written. SQLite is migrated at start; a PostgreSQL that is behind stops the
    /// start unless <c>ReleaseConsole:Database:MigrateAtStart</c>.
    /// </summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        // From here on this process is seen to run on its data directory: “demo reset” does not pull it away.
        app.Services.GetRequiredService<SendingHost>();
        var (storage, database) = (app.Services.GetRequiredService<StorageOptions>(), app.Services.GetRequiredService<MigrateDatabase>());
        if (storage.Provider == DatabaseProvider.Sqlite
            || app.Configuration.GetValue("ReleaseConsole:Database:MigrateAtStart", defaultValue: false))
            await database.RunAsync(app.Lifetime.ApplicationStopping);
        else if (await database.PendingAsync(app.Lifetime.ApplicationStopping) is { Count: > 0 } pending)
            throw new InvalidOperationException(
                $"The database lacks {string.Join(", ", pending)}. Run “migrate”, or set ReleaseConsole:Database:MigrateAtStart.");
    }

    /// <summary>
    /// In Development an empty database is filled with the demo workspace, unless <c>ReleaseConsole:Demo:Seed</c> is false.
    /// </summary>
    public static async Task SeedAsync(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue("ReleaseConsole:Demo:Seed", defaultValue: true))
            return;
        await SeedAsync(app.Services, app.Lifetime.ApplicationStopping);
    }

    internal static async Task SeedAsync(IServiceProvider services, CancellationToken cancel)
    {
        var seeded = await services.GetRequiredService<SeedDemo>().RunAsync(Samples, cancel);
        var refusal = seeded.Refusal;
        if (seeded.Succeeded && seeded.Value is { } demo)
            refusal = await services.GetRequiredService<DemoStory>().TellAsync(demo, cancel);
        if (refusal is not null)
            throw new InvalidOperationException($"The demo workspace could not be made: {refusal}");
    }

    /// <summary>The samples lie in the solution, and beside a published program.</summary>
    private static string Samples => Path.Combine(Home, "samples");

    private static string FindHome()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ReleaseConsole.sln")))
                return folder.FullName;
        return AppContext.BaseDirectory;
    }
}
