using System.CommandLine;
using System.Text.Json;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Verbs;

/// <summary>The services of one verb: the same configuration and use cases as the server, without the web.</summary>
public sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerbHost(ServiceProvider services) => _services = services;

    /// <exception cref="InvalidOperationException">The configuration contradicts itself; the message names the setting.</exception>
    public static async Task<VerbHost> OpenAsync(CancellationToken cancel)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddConsoleCore();
        var host = new VerbHost(builder.Services.BuildServiceProvider());
        if (host.Get<StorageOptions>().Provider == DatabaseProvider.Sqlite)
            await host.Get<MigrateDatabase>().RunAsync(cancel);
        return host;
    }

    public IServiceProvider Services => _services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The command line acts as a job of the tenant: whoever can run it can also read the database file.</summary>
    public async Task<Result<Actor>> ActorAsync(string tenantSlug, CancellationToken cancel) =>
        await Get<AcrossTenants>().TenantAsync(tenantSlug, cancel) is { } tenant
            ? Actor.Job(tenant.Id, $"command line ({Environment.UserName})", Guid.CreateVersion7().ToString("n"))
            : AccessRefusals.NoSuchTenant(tenantSlug);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}

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

    /// <summary>Opens the services and the tenant, runs the verb, and turns a refusal into one line on stderr and exit code 1.</summary>
    public static async Task<int> RunAsync(
        string tenant, Func<VerbHost, Actor, Task<Result<int>>> verb, CancellationToken cancel)
    {
        await using var host = await VerbHost.OpenAsync(cancel);
        var actor = await host.ActorAsync(tenant, cancel);
        var outcome = actor.Succeeded ? await verb(host, actor.Value) : actor.Refusal;
        if (outcome.Succeeded)
            return outcome.Value;
        await Console.Error.WriteLineAsync(outcome.Refusal.ToString());
        return Refused;
    }

    /// <summary>How far long work has come, on stderr and only on a terminal: a pipe gets no control characters.</summary>
    public static IProgress<double>? Bar(string doing) => Console.IsErrorRedirected ? null : new TerminalBar(doing);

    public static void PrintJson<T>(T value) => Console.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>Written at once, not through <see cref="Progress{T}"/>, which would post the last step after the answer.</summary>
    private sealed class TerminalBar(string doing) : IProgress<double>
    {
        public void Report(double value) => Console.Error.Write(value >= 1 ? "\r\e[K" : $"\r{doing} {value:P0}");
    }
}
