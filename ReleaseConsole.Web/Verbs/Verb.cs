using System.CommandLine;
using System.Text.Json;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Web.Verbs;

/// <summary>What every verb says in the same way: options, JSON, refusals and exit codes.</summary>
public static class Verb
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;

    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    public static Option<string> Tenant() =>
        new("--tenant") { Description = "The tenant, by its short name.", DefaultValueFactory = _ => "demo" };

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON, for programs." };

    /// <summary>Opens the services and the tenant and runs the verb as a job of it.</summary>
    public static Task<int> RunAsync(string tenant, Func<VerbHost, Actor, Task<Result<int>>> verb, CancellationToken cancel) =>
        RunAsync(async () =>
        {
            await using var host = await VerbHost.OpenAsync(cancel);
            var actor = await host.ActorAsync(tenant, cancel);
            return actor.Succeeded ? await verb(host, actor.Value) : actor.Refusal;
        });

    /// <summary>Runs the verb and turns a refusal into one line on stderr and exit code 1.</summary>
    public static async Task<int> RunAsync(Func<Task<Result<int>>> verb)
    {
        var outcome = await verb();
        if (outcome.Succeeded)
            return outcome.Value;
        await Console.Error.WriteLineAsync(outcome.Refusal.ToString());
        return Refused;
    }

    /// <summary>How far long work has come, on stderr and only on a terminal: a pipe gets no control characters.</summary>
    public static IProgress<double>? Bar(string doing) => Console.IsErrorRedirected ? null : new TerminalBar(doing);

    /// <summary>
    /// Says what is being done until it is disposed of, on stderr and only on a terminal; for work that cannot tell how far it is.
    /// </summary>
    public static IDisposable Busy(string doing) => new TerminalWord(Console.IsErrorRedirected ? null : doing);

    /// <summary>The answer of a verb: for programs, or as a sentence.</summary>
    public static void Print<T>(bool json, T value, string sentence)
    {
        if (json)
            PrintJson(value);
        else
            Console.WriteLine(sentence);
    }

    public static void PrintJson<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>Written at once, not through <see cref="Progress{T}"/>, which would post the last step after the answer.</summary>
    private sealed class TerminalBar(string doing) : IProgress<double>
    {
        public void Report(double value) => Console.Error.Write(value >= 1 ? "\r\e[K" : $"\r{doing} {value:P0}");
    }

    private sealed class TerminalWord : IDisposable
    {
        private bool _shown;

        public TerminalWord(string? doing)
        {
            _shown = doing is not null;
            if (_shown)
                Console.Error.Write($"{doing} …");
        }

        public void Dispose()
        {
            if (_shown)
                Console.Error.Write("\r\e[K");
            _shown = false;
        }
    }
}
