using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Bench;

/// <summary>
/// 10 000 files, 50 MB: ten folders of the same 1 000 prompts, each prompt different in each folder, imported one after the other
/// (staged, read, scanned for secrets, identified, versioned, logged, made searchable). Beside it the same files read, hashed and
/// inserted into the same database's table of contents by a prepared statement, a hundred to a durable transaction.
/// </summary>
internal static class ImportBenchmark
{
    private const int Artifacts = 1_000;
    private const int Versions = 10;
    private const int FileSize = 5_000;

    public static Contest Prepare()
    {
        var root = Directory.CreateTempSubdirectory("release-console-bench-").FullName;
        var folders = Enumerable.Range(1, Versions).Select(version => Folder(root, version)).ToList();
        var world = new World(root);
        return new Contest(
            string.Create(CultureInfo.InvariantCulture, $"import of {Artifacts * Versions:N0} files in {Versions} folders"),
            new Runner("StartImport + RunImport", () => world.ImportAsync(folders)) { Before = world.BeginAsync },
            new Runner("read, SHA-256, prepared INSERT of the bytes", () => world.InsertAsync(folders)) { Before = world.BeginAsync },
            rounds: 3,
            cleanUp: async () =>
            {
                await world.EndAsync();
                Directory.Delete(root, recursive: true);
            },
            // A console that runs has its import compiled for good after some thousand files; fewer rounds measure the compiler.
            warmUps: 4,
            atMost: 2,
            note: () =>
                string.Create(
                    CultureInfo.InvariantCulture, $"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
    }

    private static string Folder(string root, int version)
    {
        var folder = Path.Combine(root, $"v{version}");
        Directory.CreateDirectory(Path.Combine(folder, "prompts"));
        var random = new Random(version);
        for (var i = 0; i < Artifacts; i++)
            File.WriteAllText(
                Path.Combine(folder, "prompts", string.Create(CultureInfo.InvariantCulture, $"p{i:D4}.md")), Text(random, i, version));
        return folder;
    }

    private static string Text(Random random, int number, int version)
    {
        string[] words = ["answer", "the", "customer", "with", "order", "refund", "never", "promise", "a", "date", "shop", "{{name}}",
        "kindly", "when", "unknown"];
        var text = new StringBuilder().Append(
            CultureInfo.InvariantCulture, $"---\ndescription: Prompt {number}, as of {version}.\n---\n\n");
        while (text.Length < FileSize)
            text.Append(words[random.Next(words.Length)]).Append(random.Next(12) == 0 ? ".\n" : " ");
        return text.ToString();
    }

    /// <summary>One console with a fresh database for each round. A console for each would keep the model of every one in memory.</summary>
    private sealed class World(string root)
    {
        private readonly string _folder = Directory.CreateDirectory(Path.Combine(root, "console")).FullName;
        private ServiceProvider? _services;
        private Actor _actor = null!;

        public async ValueTask BeginAsync()
        {
            _services ??= Services();
            SqliteConnection.ClearAllPools();
            foreach (var file in Directory.EnumerateFiles(_folder, "console.db*").ToList())
                File.Delete(file);
            await _services.GetRequiredService<MigrateDatabase>().RunAsync(CancellationToken.None);
            var tenant = (await _services.GetRequiredService<CreateWorkspace>().RunAsync(
                new NewWorkspace("bench", "Bench", "bench", "Bench", [new NewEnvironment("production", IsProtected: true, Boundary.Open)]),
                "bench", CancellationToken.None)).Value;
            _actor = Actor.Job(tenant, "bench", "bench");
        }

        private ServiceProvider Services()
        {
            var settings = new ConfigurationManager { ["ReleaseConsole:DataDirectory"] = _folder };
            return new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<IConfiguration>(settings).AddLogging()
                .AddReleaseConsole(StorageOptions.From(settings, _folder)).BuildServiceProvider();
        }

        public async ValueTask ImportAsync(IReadOnlyList<string> folders)
        {
            foreach (var folder in folders)
            {
                var started = await _services!.GetRequiredService<StartImport>().RunAsync(
                    "bench", new FolderSource(folder), _actor, CancellationToken.None);
                var ended = await _services!.GetRequiredService<RunImport>().RunAsync(started.Value, _actor, CancellationToken.None);
                if (ended.Value.Outcomes.Created != Artifacts)
                    throw new InvalidOperationException($"The import ended otherwise: {ended.Value}");
            }
        }

        public async ValueTask InsertAsync(IReadOnlyList<string> folders)
        {
            await using var db =
                await _services!.GetRequiredService<IDbContextFactory<ConsoleDb>>().OpenAsync(_actor, CancellationToken.None);
            await db.Database.OpenConnectionAsync();
            var connection = (SqliteConnection)db.Database.GetDbConnection();
            await using var insert = connection.CreateCommand();
            insert.CommandText = """INSERT OR IGNORE INTO "Blob" ("TenantId", "Digest", "Form", "Size", "Bytes") VALUES ($tenant, $digest, 'Text', $size, $bytes)""";
            insert.Parameters.AddWithValue("$tenant", _actor.Tenant.Value);
            var (digest, size, bytes) = (insert.Parameters.Add("$digest", SqliteType.Text), insert.Parameters.Add("$size", SqliteType.Integer), insert.Parameters.Add("$bytes", SqliteType.Blob));
            foreach (var some in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Chunk(100))
            {
                await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
                insert.Transaction = transaction;
                foreach (var file in some)
                {
                    var read = await File.ReadAllBytesAsync(file);
                    (digest.Value, size.Value, bytes.Value) =
                        ("sha256:" + Convert.ToHexStringLower(SHA256.HashData(read)), read.Length, read);
                    await insert.ExecuteNonQueryAsync();
                }
                await transaction.CommitAsync();
            }
        }

        public async ValueTask EndAsync()
        {
            if (_services is not null)
                await _services.DisposeAsync();
            SqliteConnection.ClearAllPools();
        }
    }
}
