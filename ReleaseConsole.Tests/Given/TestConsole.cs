using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// A console on a real database with the real services and a clock the test moves: tenant <c>acme</c>, product <c>support-agent</c>,
/// environments development, staging and production.
/// </summary>
public sealed class TestConsole : IAsyncDisposable
{
    public const string ProductSlug = "support-agent";
    private readonly ServiceProvider _services;
    private readonly string _folder;

    private TestConsole(ServiceProvider services, string folder, MovableClock clock) =>
        (_services, _folder, Clock) = (services, folder, clock);

    public MovableClock Clock { get; }

    public TenantId Tenant { get; private set; }

    public string DataDirectory => _folder;

    public IServiceProvider Services => _services;

    public IDbContextFactory<ConsoleDb> Contexts => Get<IDbContextFactory<ConsoleDb>>();

    public static Task<TestConsole> OnSqliteAsync(CancellationToken cancel) => StartAsync(settings: [], cancel);

    /// <param name="settings">Configuration such as <c>ReleaseConsole:Database:Provider</c>; the data directory is always a fresh
    /// folder.</param>
    public static async Task<TestConsole> StartAsync(Dictionary<string, string?> settings, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("release-console-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).AddInMemoryCollection(
            new Dictionary<string, string?> { ["ReleaseConsole:DataDirectory"] = folder }).Build();
        var clock = new MovableClock(new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .AddReleaseConsole(StorageOptions.From(configuration, folder))
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        var console = new TestConsole(services, folder, clock);
        await console.Get<MigrateDatabase>().RunAsync(cancel);
        console.Tenant = await console.AddTenantAsync("acme", cancel);
        return console;
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<TenantId> AddTenantAsync(string slug, CancellationToken cancel) =>
        (await Get<CreateWorkspace>().RunAsync(
            new NewWorkspace(slug, slug, ProductSlug, "Support agent",
            [
                new NewEnvironment("development", IsProtected: false, Boundary.Open),
                new NewEnvironment("staging", IsProtected: false, Boundary.Open),
                new NewEnvironment("production", IsProtected: true, Boundary.Open),
            ]),
            "test", cancel)).Value;

    /// <summary>A person of the tenant with the given roles over all of it.</summary>
    public Task<Actor> PersonAsync(string name, params (Role Role, Lane? Lane)[] roles) => PersonInAsync(Tenant, name, roles);

    public Task<Actor> PersonInAsync(TenantId tenant, string name, params (Role Role, Lane? Lane)[] roles) =>
        SignedUpAsync(tenant, "test", name, name, roles);

    /// <summary>A person as their identity provider knows them.</summary>
    public async Task<Actor> SignedUpAsync(
        TenantId tenant, string issuer, string subject, string name, params (Role Role, Lane? Lane)[] roles)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await Contexts.OpenAsync(tenant, cancel);
        var person = new Person(name, null)
        {
            Id = Guid.CreateVersion7(),
            TenantId = tenant,
            Issuer = issuer,
            Subject = subject,
            CreatedAt = db.Now,
        };
        db.Add(person);
        foreach (var (role, lane) in roles)
            new HeldRole(role, lane).Give(db, person.Id, GrantSource.Hand, "test");
        db.Record(Actor.Job(tenant, "test", "test"), new PersonAdded(name));
        await db.SaveChangesAsync(cancel);
        return new Actor(ActorKind.Person, tenant, person.Id, name, "test") { AuthenticatedAt = db.Now };
    }

    /// <summary>An agent of a person that calls with a key of the given roles, also of those that no page gives to an agent.</summary>
    public async Task<Actor> AgentAsync(Actor person, string name, params (Role Role, Lane? Lane)[] roles)
    {
        var cancel = TestContext.Current.CancellationToken;
        var made = await Get<CreateKey>().RunAsync(
            new NewKey(name, Role.Viewer, null, null, null, TimeSpan.FromDays(30)) { OnBehalfOf = person.Id },
            Actor.Job(person.Tenant, "test", "test"), cancel);
        var actor = (await Get<AuthenticateKey>().RunAsync(made.Value.Secret, "test", cancel))!;
        await using var db = await Contexts.OpenAsync(person.Tenant, cancel);
        foreach (var (role, lane) in roles)
            new HeldRole(role, lane).Give(db, made.Value.Id.Value, GrantSource.Key, "test");
        db.Record(Actor.Job(person.Tenant, "test", "test"), new PersonAdded(name));
        await db.SaveChangesAsync(cancel);
        return actor;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
