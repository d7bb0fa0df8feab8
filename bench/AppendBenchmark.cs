using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Bench;

/// <summary>
/// One audit append in its own durable transaction (document, hash, tree, subjects, full text) beside the same row inserted by a
/// prepared statement into a bare table, on the same disk with the same pragmas.
/// </summary>
internal static class AppendBenchmark
{
    private const int Appends = 50;
    private const string Pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";

    public static async Task<Contest> PrepareAsync()
    {
        var folder = Directory.CreateTempSubdirectory("release-console-bench-").FullName;
        var settings = new ConfigurationManager { ["ReleaseConsole:DataDirectory"] = folder };
        var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(settings).AddLogging()
            .AddReleaseConsole(StorageOptions.From(settings, folder)).BuildServiceProvider();
        await services.GetRequiredService<MigrateDatabase>().RunAsync(CancellationToken.None);
        var tenant = (await services.GetRequiredService<CreateWorkspace>().RunAsync(
            new NewWorkspace("bench", "Bench", "bench", "Bench", [new NewEnvironment("production", IsProtected: true, Boundary.Open)]),
            "bench", CancellationToken.None)).Value;
        var contexts = services.GetRequiredService<IDbContextFactory<ConsoleDb>>();
        var actor = Actor.Job(tenant, "bench", "bench");
        await AppendAsync(contexts, actor);
        await using var db = await contexts.OpenAsync(actor, CancellationToken.None);
        var sample = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(entry => entry.Index).FirstAsync();
        var plain = new PlainRows(Path.Combine(folder, "plain.db"), sample);
        return new Contest(
            $"{Appends} audit appends, each in its own transaction",
            new Runner("ConsoleDb.Record + SaveChangesAsync", async () =>
            {
                for (var i = 0; i < Appends; i++)
                    await AppendAsync(contexts, actor);
            }),
            new Runner("prepared INSERT of the same row", () => plain.InsertAsync(Appends)),
            rounds: 15,
            cleanUp: async () =>
            {
                await plain.DisposeAsync();
                await services.DisposeAsync();
                SqliteConnection.ClearAllPools();
                Directory.Delete(folder, recursive: true);
            });
    }

    private static async Task AppendAsync(IDbContextFactory<ConsoleDb> contexts, Actor actor)
    {
        await using var db = await contexts.OpenAsync(actor, CancellationToken.None);
        db.Record(actor, new PersonAdded("Mei Tanaka"));
        await db.SaveChangesAsync();
    }

    /// <summary>A table of the entry's columns and one prepared statement, committed row by row.</summary>
    private sealed class PlainRows : IAsyncDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteCommand _insert;
        private long _index;

        public PlainRows(string file, AuditEntry row)
        {
            _connection = new SqliteConnection($"Data Source={file};Pooling=False");
            _connection.Open();
            using (var create = _connection.CreateCommand())
            {
                create.CommandText = Pragmas + """
                    CREATE TABLE entry (tenant TEXT, number INTEGER, at INTEGER, action TEXT, kind INTEGER, actor TEXT, name TEXT, correlation TEXT,
                        summary TEXT, document TEXT, search TEXT, leaf BLOB, PRIMARY KEY (tenant, number));
                    """;
                create.ExecuteNonQuery();
            }
            _insert = _connection.CreateCommand();
            _insert.CommandText = "INSERT INTO entry VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
            object[] values =
            [
                row.TenantId.Value.ToString(), 0L, row.At.UtcTicks, row.Action, (int)row.ActorKind, row.ActorId.ToString(), row.ActorName,
                row.CorrelationId, row.Summary, row.Document, row.SearchText, row.LeafHash,
            ];
            for (var i = 0; i < values.Length; i++)
                _insert.Parameters.AddWithValue($"${i}", values[i]);
            _insert.Prepare();
        }

        public async ValueTask InsertAsync(int rows)
        {
            for (var i = 0; i < rows; i++)
            {
                await using var transaction = await _connection.BeginTransactionAsync();
                _insert.Transaction = (SqliteTransaction)transaction;
                _insert.Parameters[1].Value = _index++;
                await _insert.ExecuteNonQueryAsync();
                await transaction.CommitAsync();
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _insert.DisposeAsync();
            await _connection.DisposeAsync();
        }
    }
}
