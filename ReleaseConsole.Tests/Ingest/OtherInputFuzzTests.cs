using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What comes in beside artifacts, broken in ten thousand ways: each ends in a value or a refusal, never in a fault.</summary>
public sealed class OtherInputFuzzTests
{
    private static IEnumerable<int> Workers => Enumerable.Range(0, Environment.ProcessorCount);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task A_broken_release_file_is_read_or_refused() => Broken.EachAsync(
        [
            .. Directory.EnumerateFiles(Path.Combine(Importing.RepositoryRoot(), "samples"), "release.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
            Bytes("version: \"1.0\"\nnotes: CHANGELOG.md\nartifacts: [{ path: datasets/a.jsonl, licence: mit }]\nevaluations: [{ path: evaluations/a.csv, columns: { case: q } }]\nexceptions: [{ reference: x, reason: y }]\n"),
        ],
        bytes =>
        {
            var read = ReleaseFile.Read(new SourceFile("release.yaml", bytes));
            (read.Succeeded || read.Refusal.Sentence.Length > 0).ShouldBeTrue();
            return Task.CompletedTask;
        });

    [Fact]
    public Task A_broken_changelog_has_a_section_or_none() => Broken.EachAsync(
        [Bytes(
            "# Changelog\n\n## [1.1.0] - 2026-11-01\n\n### Added\n- Kinder.\n\n## [1.0.0] - 2026-10-01 [YANKED]\n\n- First.\n\n[1.1.0]: https://example.com/1.1.0\n[1.0.0]: https://example.com/1.0.0\n")],
        bytes =>
        {
            var text = Encoding.UTF8.GetString(bytes);
            _ = KeepAChangelog.Is(text);
            (KeepAChangelog.Section(text, "1.0.0") ?? "\n").ShouldEndWith("\n");
            return Task.CompletedTask;
        });

    [Theory]
    [InlineData("zip")]
    [InlineData("zstd")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    [InlineData("tar.zst")]
    public async Task A_broken_archive_is_unpacked_or_refused(string kind)
    {
        var folders = Workers.Select(_ => Directory.CreateTempSubdirectory("fuzzed-").FullName).ToList();
        await Broken.SideBySideAsync(Archive(kind), Broken.Runs, folders, async (folder, bytes) =>
        {
            await using var staging = new Staging(folder, new IngestOptions());
            var refusal = await Archives.UnpackAsync(new MemoryStream(bytes), staging, Cancel);
            (refusal is null || refusal.Sentence.Length > 0).ShouldBeTrue();
        });
        foreach (var folder in folders)
        {
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).ShouldBeSubsetOf([Staging.ContentName, "source.bin"]);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Archive(string kind)
    {
        if (kind == "zstd")
            return Vectors.Bytes("evaluations/inspect-zstd.eval");
        using var bytes = new MemoryStream();
        if (kind == "zip")
            using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
                foreach (var name in new[] { "prompts/a.md", "tools/b.json" })
                {
                    using var entry = zip.CreateEntry(name).Open();
                    entry.Write(Bytes("Be kind to {{name}}."));
                }
        else
        {
            using var packed = kind switch
            {
                "tar" => (Stream)bytes,
                "tar.zst" => new ZstdSharp.CompressionStream(bytes, leaveOpen: true),
                _ => new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true),
            };
            using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
            foreach (var name in new[] { "prompts/a.md", "tools/b.json" })
                tar.WriteEntry(
                    new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Bytes("Be kind to {{name}}.")) });
        }
        return bytes.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
