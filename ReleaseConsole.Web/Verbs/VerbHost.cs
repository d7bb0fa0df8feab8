using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Shell;

namespace ReleaseConsole.Web.Verbs;

/// <summary>The services of one verb: the same configuration and use cases as the server, without the web.</summary>
public sealed class VerbHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private VerbHost(ServiceProvider services) => _services = services;

    /// <exception cref="InvalidOperationException">The configuration contradicts itself; the message names the setting.</exception>
    public static VerbHost Open()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = HostEnvironmentName.Current,
        });
        // A verb's output is its answer, so the log goes to stderr; what the database refuses is told by the verb itself.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Configuration["Logging:LogLevel:Default"] = nameof(LogLevel.Warning);
        builder.Configuration["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = nameof(LogLevel.None);
        builder.AddConsoleCore();
        return new VerbHost(builder.Services.BuildServiceProvider());
    }

    /// <summary>The same, with a SQLite database brought to this version's schema first.</summary>
    public static async Task<VerbHost> OpenAsync(CancellationToken cancel)
    {
        var host = Open();
        if (host.Get<StorageOptions>().Provider == DatabaseProvider.Sqlite)
            await host.Get<MigrateDatabase>().RunAsync(cancel);
        return host;
    }

    public IServiceProvider Services => _services;

    public static string By => $"command line ({Environment.UserName})";

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>The command line acts as a job of the tenant: whoever can run it can also read the database file.</summary>
    public async Task<Result<Actor>> ActorAsync(string tenantSlug, CancellationToken cancel) =>
        await Get<AcrossTenants>().TenantAsync(tenantSlug, cancel) is { } tenant
            ? Actor.Job(tenant.Id, By, Guid.CreateVersion7().ToString("n"))
            : AccessRefusals.NoSuchTenant(tenantSlug);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
