using System.CommandLine;
using Microsoft.Data.Sqlite;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>demo reset</c>: the demo workspace anew. It deletes the SQLite database, so it runs in Development only.</summary>
internal static class DemoVerb
{
    private static readonly string[] Remade = ["demo", "imports", "targets"];

    public static Command Create()
    {
        var reset = new Command("reset", "Deletes the SQLite database of this data directory and makes the demo workspace anew (Development only).");
        reset.SetAction(async (_, cancel) =>
        {
            if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { } named && named != Environments.Development)
            {
                await Console.Error.WriteLineAsync($"This is {named}: the demo is reset in Development only.");
                return Verb.Refused;
            }
            await using var host = await VerbHost.OpenAsync(cancel);
            var storage = host.Get<StorageOptions>();
            if (storage.Provider != DatabaseProvider.Sqlite)
            {
                await Console.Error.WriteLineAsync("The demo lives in SQLite; this configuration names another database.");
                return Verb.Refused;
            }
            Delete(storage);
            await host.Get<MigrateDatabase>().RunAsync(cancel);
            await ConsoleCore.SeedAsync(host.Services, cancel);
            Console.WriteLine("The demo workspace is new. Sign in again.");
            return Verb.Done;
        });
        return new Command("demo", "The demo workspace.") { reset };
    }

    // The log of the old database is gone with it; so are what was remembered of it and the working copies of its targets.
    private static void Delete(StorageOptions storage)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.Exists(storage.DataDirectory) ? Directory.GetFiles(storage.DataDirectory) : [])
            if (Path.GetFileName(file).StartsWith("console.db", StringComparison.Ordinal))
                File.Delete(file);
        foreach (var folder in Remade.Select(name => Path.Combine(storage.DataDirectory, name)))
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }
}
