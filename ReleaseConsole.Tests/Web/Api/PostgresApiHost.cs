using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Web.Api;

/// <summary>
/// The real program on a database of the test run's PostgreSQL; its tests are skipped, with the reason, where that is missing.
/// </summary>
public sealed class PostgresApiHost(PostgresServer server) : IAsyncLifetime
{
    private ApiHost? _host;

    public ApiHost Host
    {
        get
        {
            Assert.SkipWhen(_host is null, PostgresServer.Missing() ?? "");
            return _host!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.Missing() is null)
            _host = await ApiHost.WithAsync(
                ("Database:Provider", "PostgreSql"), ("Database:ConnectionString", await server.DatabaseAsync(CancellationToken.None)),
                ("Database:MigrateAtStart", "true"));
    }

    public ValueTask DisposeAsync() => _host?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>One host on PostgreSQL for all tests of the API that run there too.</summary>
[CollectionDefinition]
public sealed class ApiOnPostgresTests : ICollectionFixture<PostgresApiHost>;
