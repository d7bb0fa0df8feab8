using System.Diagnostics;
using Npgsql;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Storage;

/// <summary>The whole program on PostgreSQL, not only its storage.</summary>
public sealed class PostgresHostTests(PostgresServer server) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("postgres-host-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task A_database_that_is_behind_is_refused_in_one_line_and_migrated_when_told_and_jobs_are_clustered_there()
    {
        var (database, address) = (await server.DatabaseAsync(Cancel), StartedHost.FreeAddress());
        var settings = new Dictionary<string, string?>
        {
            ["ReleaseConsole__Database__Provider"] = "PostgreSql",
            ["ReleaseConsole__Database__ConnectionString"] = database,
            ["ReleaseConsole__Demo__Seed"] = "false",
        };
        (await EndedProgram.InAsync(_data, settings, "--urls", address)).ShouldComplain(1, "Run “migrate”");

        settings["ReleaseConsole__Database__MigrateAtStart"] = "true";
        using var host = await ServingAsync(settings, address);
        await using var source = NpgsqlDataSource.Create(database);
        await using var nodes = source.CreateCommand("SELECT count(*) FROM qrtz_scheduler_state WHERE instance_name <> 'NON_CLUSTERED'");
        await RunningConsole.UntilAsync(async () => (long)(await nodes.ExecuteScalarAsync(Cancel))! == 1);
        host.Kill(entireProcessTree: true);
        await host.WaitForExitAsync(Cancel);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=9;Username=console;Database=console;Timeout=5", "true")]
    [InlineData("Host=127.0.0.1;Port=9;Username=console;Database=console;Timeout=5", "false")]
    [InlineData("Host=nowhere.invalid;Username=console;Database=console;Timeout=5", "true")]
    public async Task A_database_that_cannot_be_reached_is_told_in_one_line(string database, string migrate)
    {
        var settings = new Dictionary<string, string?>
        {
            ["ReleaseConsole__Database__Provider"] = "PostgreSql",
            ["ReleaseConsole__Database__ConnectionString"] = database,
            ["ReleaseConsole__Database__MigrateAtStart"] = migrate,
        };
        (await EndedProgram.InAsync(_data, settings, "--urls", StartedHost.FreeAddress()))
            .ShouldComplain(1, "The database cannot be reached: ");
    }

    private Task<Process> ServingAsync(Dictionary<string, string?> settings, string address)
    {
        var start = StartedHost.OfConsole(address, _data, _data);
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return StartedHost.ReadyAsync(start, address, TimeSpan.FromMinutes(2));
    }
}
