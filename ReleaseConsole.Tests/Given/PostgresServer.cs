using System.Diagnostics;
using Npgsql;
using ReleaseConsole.Tests.Given;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// A PostgreSQL of its own for this test run, from the machine's installed programs: a fresh cluster in a temporary folder, reached over
/// a socket in that folder only. Started by the first test that asks, stopped at the end.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private string? _folder;
    private Process? _server;
    private int _databases;

    /// <summary>A console on a new database; the test is skipped, with the reason, where PostgreSQL is not installed.</summary>
    public async Task<TestConsole> ConsoleAsync(CancellationToken cancel) =>
        await TestConsole.StartAsync(await SettingsAsync(cancel), cancel);

    /// <summary>What a console is told so that it keeps its rows in a new database here.</summary>
    public async Task<Dictionary<string, string?>> SettingsAsync(CancellationToken cancel) => new()
    {
        ["ReleaseConsole:Database:Provider"] = "PostgreSql",
        ["ReleaseConsole:Database:ConnectionString"] = await DatabaseAsync(cancel),
    };

    /// <summary>How a new, empty database is reached.</summary>
    public async Task<string> DatabaseAsync(CancellationToken cancel)
    {
        var missing = Missing();
        Assert.SkipWhen(missing is not null, missing ?? "");
        await StartAsync(cancel);
        var name = $"console{Interlocked.Increment(ref _databases)}";
        await using var maintenance = NpgsqlDataSource.Create(ConnectionString("postgres"));
        await using var create = maintenance.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(cancel);
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await RunAsync(Program("pg_ctl")!, ["stop", "-D", $"{_folder}/cluster", "-m", "fast"], CancellationToken.None);
            await _server.WaitForExitAsync(CancellationToken.None);
            _server.Dispose();
            Directory.Delete(_folder!, recursive: true);
        }
        _starting.Dispose();
    }

    private static bool IsRoot => OperatingSystem.IsLinux() && Environment.UserName == "root";

    /// <summary>Why there is no PostgreSQL here; null where there is.</summary>
    public static string? Missing() => Program("postgres") is null || Program("initdb") is null
        ? "PostgreSQL is not installed here: no initdb and postgres on the path or below /usr/lib/postgresql."
        : IsRoot && !File.ReadAllLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
            ? "PostgreSQL does not run as root, and there is no user postgres to run it as."
            : null;

    private static string? Program(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).AsEnumerable();
        if (Directory.Exists("/usr/lib/postgresql"))
            folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => $"{version}/bin"));
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    private string ConnectionString(string database) =>
        $"Host={_folder};Username=console;Database={database};Maximum Pool Size=20;Include Error Detail=true";

    private async Task StartAsync(CancellationToken cancel)
    {
        await _starting.WaitAsync(cancel);
        try
        {
            if (_server is not null)
                return;
            _folder = Directory.CreateTempSubdirectory("rc-pg-").FullName;
            if (IsRoot)
                await RunAsync("chown", ["postgres", _folder], cancel, asPostgres: false);
            await RunAsync(
                Program("initdb")!, ["-D", $"{_folder}/cluster", "-U", "console", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], cancel);
            // Tests need no durability: a crash of the machine loses a temporary folder.
            _server = Start(Program("postgres")!, ["-D", $"{_folder}/cluster", "-k", _folder, "-h", "", "-F"], asPostgres: IsRoot);
            await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
            while (!await AnswersAsync(source, cancel))
                if (_server.HasExited)
                    throw new InvalidOperationException("PostgreSQL ended while it started.");
        }
        finally
        {
            _starting.Release();
        }
    }

    private static async Task<bool> AnswersAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            await Task.Delay(50, cancel);
            return false;
        }
    }

    private static async Task RunAsync(string program, string[] arguments, CancellationToken cancel, bool asPostgres = true)
    {
        using var process = Start(program, arguments, asPostgres && IsRoot);
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static Process Start(string program, string[] arguments, bool asPostgres)
    {
        string[] line = asPostgres ? ["runuser", "-u", "postgres", "--", program, .. arguments] : [program, .. arguments];
        // The server's words go nowhere; a pipe nobody reads would stop it.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", .. line]) { WorkingDirectory = "/" };
        return Process.Start(start)!;
    }
}
