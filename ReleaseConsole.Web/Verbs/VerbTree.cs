using System.CommandLine;

namespace ReleaseConsole.Web.Verbs;

/// <summary>One program: with a verb it does one thing and exits (0 done, 1 refused or failed, 2 usage); without one it serves.</summary>
internal static class VerbTree
{
    /// <summary>Null when the arguments ask to serve.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        var root = new RootCommand("Release Console: version control, review, release and rollback of AI prompts and toolchains.")
        {
            MigrateVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            KeysVerb.Create(),
            DemoVerb.Create(),
            CompareVerb.Create(),
            AuditVerb.Create(),
        };
        if (args.Length == 0 || args[0] == "serve" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")))
            return null;
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)));
            return Verb.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception fault) when (fault is InvalidOperationException or IOException or System.Data.Common.DbException or UnauthorizedAccessException
            or ReleaseConsole.Core.Audit.LogUnavailableException)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return Verb.Refused;
        }
    }
}
