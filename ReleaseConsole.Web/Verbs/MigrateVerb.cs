using System.CommandLine;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Verbs;

/// <summary><c>migrate</c>: brings the database to this version's schema.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var json = Verb.Json();
        var command = new Command("migrate", "Brings the database to this version's schema.") { json };
        command.SetAction((parsed, cancel) => Verb.RunAsync(async () =>
        {
            await using var host = VerbHost.Open();
            var database = host.Get<MigrateDatabase>();
            using var busy = Verb.Busy("migrating");
            var pending = await database.PendingAsync(cancel);
            await database.RunAsync(cancel);
            busy.Dispose();
            Verb.Print(
                parsed.GetValue(json), new { applied = pending },
                pending.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", pending)}.");
            return Verb.Done;
        }));
        return command;
    }
}
