using System.CommandLine;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>migrate</c>: brings the database to this version's schema.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var command = new Command("migrate", "Brings the database to this version's schema.");
        command.SetAction(async (_, cancel) =>
        {
            await using var host = await VerbHost.OpenAsync(cancel);
            var pending = await host.Get<MigrateDatabase>().PendingAsync(cancel);
            await host.Get<MigrateDatabase>().RunAsync(cancel);
            Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", pending)}.");
            return Verb.Done;
        });
        return command;
    }
}
