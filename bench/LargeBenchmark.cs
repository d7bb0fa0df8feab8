using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace ReleaseConsole.Bench;

/// <summary>
/// One dataset of JSON Lines, 1 GB: imported (staged, looked through for secrets, profiled row by row, kept as a file, versioned). Beside
/// it the same file read, hashed and copied twice, which is what staging and keeping it cost at the least.
/// </summary>
internal static class LargeBenchmark
{
    private const long Size = 1_000_000_000;

    public static Contest Prepare()
    {
        var root = Directory.CreateTempSubdirectory("release-console-bench-").FullName;
        var (console, folder) = (new BenchConsole(root), Path.Combine(root, "product"));
        Write(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "datasets")).FullName, "support.jsonl"));
        return new Contest(
            "import of a dataset of 1 GB",
            new Runner("StartImport + RunImport", async () => await console.ImportAsync(folder, files: 1))
            { Before = () => BeginAsync(console, root) },
            new Runner("read, SHA-256, write twice", () => CopyAsync(folder, root)),
            rounds: 1,
            cleanUp: async () =>
            {
                await console.EndAsync();
                Directory.Delete(root, recursive: true);
            },
            warmUps: 0,
            note: () => string.Create(
                CultureInfo.InvariantCulture, $"peak working set {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB"));
    }

    private static ValueTask BeginAsync(BenchConsole console, string root)
    {
        if (Directory.Exists(Path.Combine(root, "console", "contents")))
            Directory.Delete(Path.Combine(root, "console", "contents"), recursive: true);
        return console.BeginAsync();
    }

    private static async ValueTask CopyAsync(string folder, string root)
    {
        var buffer = new byte[1024 * 1024];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var from = File.OpenRead(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Single());
        await using var staged = File.Create(Path.Combine(root, "staged"));
        await using var kept = File.Create(Path.Combine(root, "kept"));
        for (int read; (read = await from.ReadAsync(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
            await staged.WriteAsync(buffer.AsMemory(0, read));
            await kept.WriteAsync(buffer.AsMemory(0, read));
        }
        staged.Flush(flushToDisk: true);
        kept.Flush(flushToDisk: true);
        Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Write(string path)
    {
        string[] labels = ["refund", "delivery", "account", "other"];
        string[] words =
            ["where", "is", "my", "order", "it", "should", "have", "come", "yesterday", "please", "send", "back", "the", "money"];
        var random = new Random(1);
        using var text = new StreamWriter(path);
        for (long row = 0, size = 0; size < Size; row++)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $$"""{"id":{{row}},"label":"{{labels[random.Next(labels.Length)]}}","text":"{{string.Join(' ', random.GetItems(words, 40))}}","score":{{random.Next(100)}}}""");
            text.Write(line);
            text.Write('\n');
            size += line.Length + 1;
        }
    }
}
