using System.CommandLine;
using Microsoft.Data.Sqlite;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Demo;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// <c>demo reset</c>: the demo workspace anew. It deletes the SQLite database, so it runs in Development only, on a database that holds
/// nothing but the demo, and never under a running server.
/// </summary>
internal static class DemoVerb
{
    private static readonly string[] Remade = ["demo", "imports", "targets"];
    private static readonly string[] DatabaseFiles = ["", "-wal", "-shm", "-journal"];

    public static Command Create()
    {
        var json = Verb.Json();
        var reset = new Command("reset", "Deletes the SQLite database and makes the demo workspace anew (Development only).") { json };
        reset.SetAction((parsed, cancel) => Verb.RunAsync(async () =>
        {
            if (HostEnvironmentName.Current != Environments.Development)
                return Refused($"This is {HostEnvironmentName.Current}: the demo is reset in Development only.");
            await using var host = VerbHost.Open();
            if (await RefuseAsync(host, cancel) is { } refusal)
                return refusal;
            using var busy = Verb.Busy("making the demo workspace");
            Delete(host.Get<StorageOptions>());
            await host.Get<MigrateDatabase>().RunAsync(cancel);
            await ConsoleCore.SeedAsync(host.Services, cancel);
            busy.Dispose();
            Verb.Print(parsed.GetValue(json), new { tenant = SeedDemo.Tenant }, "The demo workspace is new. Sign in again.");
            return Verb.Done;
        }));
        return new Command("demo", "The demo workspace.") { reset };
    }

    private static async Task<Refusal?> RefuseAsync(VerbHost host, CancellationToken cancel)
    {
        var storage = host.Get<StorageOptions>();
        if (storage.Provider != DatabaseProvider.Sqlite)
            return Refused("The demo lives in SQLite; this configuration names another database.");
        if (SendingHost.AnyIn(storage.DataDirectory))
            return Refused($"A server runs on {storage.DataDirectory}. Stop it first.");
        if (!File.Exists(DatabaseFile(storage)))
            return null;
        await host.Get<MigrateDatabase>().RunAsync(cancel);
        var others = (await host.Get<AcrossTenants>().AllTenantsAsync(cancel)).Where(tenant => tenant.Slug != SeedDemo.Tenant).ToList();
        return others.Count == 0
            ? null
            : Refused(
                $"This database holds {string.Join(", ", others.Select(tenant => tenant.Slug))} besides the demo. It is not deleted.");
    }

    private static Refusal Refused(string sentence) => new("demo-not-reset", sentence, RefusalKind.Conflict);

    private static string DatabaseFile(StorageOptions storage) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource);

    // The log of the old database is gone with it; so are what was remembered of it and the working copies of its targets.
    private static void Delete(StorageOptions storage)
    {
        SqliteConnection.ClearAllPools();
        var database = DatabaseFile(storage);
        foreach (var file in DatabaseFiles.Select(end => database + end))
            File.Delete(file);
        foreach (var folder in Remade.Select(name => Path.Combine(storage.DataDirectory, name)))
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
    }
}
