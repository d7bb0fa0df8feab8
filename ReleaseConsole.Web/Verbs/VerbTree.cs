using System.CommandLine;
using System.Runtime.InteropServices;

namespace ReleaseConsole.Web.Verbs;

/// <summary>One program: with a verb it does one thing and exits (0 done, 1 refused or failed, 2 usage); without one it serves.</summary>
internal static class VerbTree
{
    /// <summary>Null when the arguments ask to serve.</summary>
    public static async Task<int?> RunAsync(string[] args)
    {
        if (ServeVerb.IsMeant(args))
            return null;
        var root = new RootCommand("Release Console: version control, review, release and rollback of AI prompts and toolchains.")
        {
            ServeVerb.Create(),
            MigrateVerb.Create(),
            TenantsVerb.Create(),
            ProductsVerb.Create(),
            KeysVerb.Create(),
            ImportVerb.Create(),
            ExportVerb.Create(),
            CompareVerb.Create(),
            AuditVerb.Create(),
            DemoVerb.Create(),
        };
        var parsed = root.Parse(ServeVerb.Meaning(args));
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message)));
            return Verb.Usage;
        }
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stop));
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stop));
        try
        {
            var here = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(here, stop.Token);
        }
        catch (Exception fault)
        {
            await Console.Error.WriteLineAsync(stop.IsCancellationRequested ? "Stopped." : Faults.Sentence(fault));
            return Verb.Refused;
        }
    }

    // The first signal lets the verb end what it has begun; a second one ends it.
    private static void Stop(PosixSignalContext signal, CancellationTokenSource stop)
    {
        signal.Cancel = !stop.IsCancellationRequested;
        stop.Cancel();
    }
}
