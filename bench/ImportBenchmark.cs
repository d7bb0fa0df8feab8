using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

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
        var console = new BenchConsole(root);
        return new Contest(
            string.Create(CultureInfo.InvariantCulture, $"import of {Artifacts * Versions:N0} files in {Versions} folders"),
            new Runner("StartImport + RunImport", () => ImportAsync(console, folders)) { Before = console.BeginAsync },
            new Runner("read, SHA-256, prepared INSERT of the bytes", () => InsertAsync(console, folders)) { Before = console.BeginAsync },
            rounds: 3,
            cleanUp: async () =>
            {
                await console.EndAsync();
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

    private static async ValueTask ImportAsync(BenchConsole console, IReadOnlyList<string> folders)
    {
        foreach (var folder in folders)
            await console.ImportAsync(folder, Artifacts);
    }

    private static async ValueTask InsertAsync(BenchConsole console, IReadOnlyList<string> folders)
    {
        await using var db = await console.OpenAsync();
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var insert = connection.CreateCommand();
        insert.CommandText =
            """INSERT OR IGNORE INTO "Blob" ("TenantId", "Digest", "Form", "Size", "Bytes") VALUES ($tenant, $digest, 'Text', $size, $bytes)""";
        insert.Parameters.AddWithValue("$tenant", console.Actor.Tenant.Value);
        var (digest, size, bytes) =
            (insert.Parameters.Add("$digest", SqliteType.Text), insert.Parameters.Add("$size", SqliteType.Integer),
                insert.Parameters.Add("$bytes", SqliteType.Blob));
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
}
