using System.Formats.Tar;
using System.IO.Compression;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ArchiveAttackTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Attacks => new()
    {
        { "zip ../prompts/x.md", "path-escapes" },
        { "zip prompts/../../x.md", "path-escapes" },
        { "zip ..\\prompts\\x.md", "path-escapes" },
        { "zip /prompts/x.md", "path-escapes" },
        { "zip C:/prompts/x.md", "path-escapes" },
        { "zip-twice prompts/x.md", "duplicate-path" },
        { "zip-bomb prompts/x.md", "archive-bomb" },
        { "zip-many prompts/x.md", "too-many-files" },
        { "zstd ../prompts/x.md", "path-escapes" },
        { "zstd-bomb prompts/x.md", "archive-bomb" },
        { "zstd-wide prompts/x.md", "archive-not-readable" },
        { "zstd-cut prompts/x.md", "archive-not-readable" },
        { "zstd-garbage prompts/x.md", "archive-not-readable" },
        { "zip-bzip2 prompts/x.md", "entry-not-readable" },
        { "zip-lzma prompts/x.md", "entry-not-readable" },
        { "zip-encrypted prompts/x.md", "entry-not-readable" },
        { "tar ../prompts/x.md", "path-escapes" },
        { "tar /prompts/x.md", "path-escapes" },
        { "tar-link ../prompts/x.md", "path-escapes" },
        { "tar-bomb prompts/x.md", "archive-bomb" },
        { "tarzst ../prompts/x.md", "path-escapes" },
        { "tarzst-bomb prompts/x.md", "archive-bomb" },
        { "tarzst-wide prompts/x.md", "archive-not-readable" },
        { "tarzst-cut prompts/x.md", "archive-not-readable" },
        { "garbage x", "archive-not-readable" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task A_hostile_archive_is_refused_whole_and_leaves_nothing_behind(string attack, string code)
    {
        await using var console = await TestConsole.StartAsync(new() { ["ReleaseConsole:Ingest:FileCountLimit"] = "50" }, Cancel);
        var amara = await console.AuthorAsync();
        var archive = Archive(attack.Split(' ')[0], attack.Split(' ')[1]);

        var refused = await console.Get<StartImport>().RunAsync(
            TestConsole.ProductSlug, new ArchiveSource("x.zip", () => new MemoryStream(archive)), amara, Cancel);

        refused.Refusal.ShouldNotBeNull().Code.ShouldBe(code, refused.Refusal.ToString());
        (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(console.DataDirectory, "imports")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zip-bzip2", "The entry is compressed with BZip2 (method 12), which is not read here.")]
    [InlineData("zip-lzma", "The entry is compressed with LZMA (method 14), which is not read here.")]
    [InlineData("zip-encrypted", "The entry is encrypted.")]
    public async Task An_entry_that_cannot_be_unpacked_is_named_with_the_reason(string form, string why)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);

        var refused = await console.Get<StartImport>().RunAsync(
            TestConsole.ProductSlug, new ArchiveSource("x.zip", () => new MemoryStream(Archive(form, "prompts/x.md"))),
            await console.AuthorAsync(), Cancel);

        (refused.Refusal!.Place, refused.Refusal.Sentence).ShouldBe(
            ("prompts/x.md", $"{why} Pack it with Deflate or Zstandard; nothing of the archive was taken."));
    }

    [Theory]
    [InlineData("zip")]
    [InlineData("zstd")]
    [InlineData("zstd-frames")]
    [InlineData("tar")]
    [InlineData("tarzst")]
    [InlineData("tarzst-frames")]
    public async Task An_honest_archive_is_taken_in_like_a_folder(string form)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, new ArchiveSource("x", () => new MemoryStream(Archive(form, "./prompts/x.md"))));

        view.Item("prompts/x.md").Outcome.ShouldBe(ItemOutcome.Created);
    }

    [Theory]
    [InlineData("zip-link")]
    [InlineData("tar-link")]
    [InlineData("tar-hardlink")]
    [InlineData("tarzst-link")]
    public async Task A_link_is_left_out_by_itself_and_not_followed(string form)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);

        var view = await console.ImportAsync(
            await console.AuthorAsync(), new ArchiveSource("x", () => new MemoryStream(Archive(form, "prompts/x.md"))));

        var item = view.Item("prompts/x.md");
        (item.Outcome, item.Reason).ShouldBe(
            (ItemOutcome.Ignored, form == "tar-hardlink" ? SourceRefusals.HardLinkPassedBy : SourceRefusals.LinkPassedBy));
    }

    [Theory]
    [InlineData("zip-device")]
    [InlineData("tar-device")]
    [InlineData("tar-fifo")]
    [InlineData("tarzst-device")]
    public async Task A_pipe_or_a_device_is_refused_by_itself_and_the_rest_is_taken(string form)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);

        var view = await console.ImportAsync(
            await console.AuthorAsync(), new ArchiveSource("x", () => new MemoryStream(Archive(form, "prompts/x.md"))));

        (view.Item("prompts/x.md").Outcome, view.Item("prompts/x.md").Code).ShouldBe((ItemOutcome.Refused, "not-a-file"));
        view.Item("prompts/beside.md").Outcome.ShouldBe(ItemOutcome.Created);
    }

    [Theory]
    [InlineData("No archive at all.", "The archive cannot be read: it is neither a zip nor a tar, a tar.gz or a tar.zst.")]
    [InlineData("\u001f\u008b\b\0\0\0\0\0\0\u0003", "The archive cannot be read: it ends too early. Was it sent whole?")]
    public async Task What_is_no_archive_and_what_was_cut_off_are_told_as_that(string bytes, string sentence)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var refused = await console.Get<StartImport>().RunAsync(
            TestConsole.ProductSlug, new ArchiveSource("x.zip", () => new MemoryStream(System.Text.Encoding.Latin1.GetBytes(bytes))),
            await console.AuthorAsync(), Cancel);
        refused.Refusal!.Sentence.ShouldBe(sentence);
    }

    private static byte[] Archive(string form, string path) => form switch
    {
        "garbage" => [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 31 + 7))],
        "zip-bzip2" => GivenZip.Of(12, path, new byte[100]),
        "zip-lzma" => GivenZip.Of(14, path, new byte[100]),
        "zip-encrypted" => GivenZip.Encrypted(Zip("zip", path)),
        _ when form.StartsWith("zstd", StringComparison.Ordinal) => GivenZip.Of(GivenZip.Zstandard, path, form switch
        {
            "zstd-bomb" => GivenZip.Packed(new byte[20_000_000]),
            "zstd-wide" => GivenZip.Packed(new byte[100], windowLog: 27),
            "zstd-cut" => GivenZip.Packed(new byte[100])[..^3],
            "zstd-frames" => [.. GivenZip.Packed(new byte[50]), .. GivenZip.Packed(new byte[50])],
            "zstd-garbage" => [.. Enumerable.Range(0, 200).Select(i => (byte)(i * 31 + 7))],
            _ => GivenZip.Packed(new byte[100]),
        }),
        _ when form.StartsWith("zip", StringComparison.Ordinal) => Zip(form, path),
        _ when form.StartsWith("tarzst", StringComparison.Ordinal) && Plain(form.Replace("zst", ""), path) is var tar => form switch
        {
            "tarzst-wide" => GivenZip.Packed(tar, windowLog: 27),
            "tarzst-cut" => GivenZip.Packed(tar)[..^30],
            "tarzst-frames" => [.. GivenZip.Packed(tar[..700]), .. GivenZip.Packed(tar[700..])],
            _ => GivenZip.Packed(tar),
        },
        _ => Tar(form, path),
    };

    private static byte[] Zip(string form, string path)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < (form switch { "zip-twice" => 2, "zip-many" => 51, _ => 1 }); i++)
            {
                var entry = zip.CreateEntry(form == "zip-many" ? $"{path}{i}" : path, CompressionLevel.SmallestSize);
                entry.ExternalAttributes = form switch { "zip-link" => 0xA1FF << 16, "zip-device" => 0x21B6 << 16, _ => 0x81A4 << 16 };
                using var content = entry.Open();
                content.Write(new byte[form == "zip-bomb" ? 20_000_000 : 100]);
            }
        return form == "zip-device" ? Beside(bytes.ToArray()) : bytes.ToArray();
    }

    private static byte[] Beside(byte[] archive)
    {
        using var bytes = new MemoryStream();
        bytes.Write(archive);
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var content = zip.CreateEntry("prompts/beside.md").Open();
            content.Write("Be kind."u8);
        }
        return bytes.ToArray();
    }

    private static byte[] Tar(string form, string path)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Plain(form, path));
        return bytes.ToArray();
    }

    private static byte[] Plain(string form, string path)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            var entry = new PaxTarEntry(
                form switch
                {
                    "tar-link" => TarEntryType.SymbolicLink,
                    "tar-hardlink" => TarEntryType.HardLink,
                    "tar-device" => TarEntryType.CharacterDevice,
                    "tar-fifo" => TarEntryType.Fifo,
                    _ => TarEntryType.RegularFile,
                },
                path);
            if (form is "tar-link" or "tar-hardlink")
                entry.LinkName = "/etc/passwd";
            if (entry.EntryType == TarEntryType.RegularFile)
                entry.DataStream = new MemoryStream(new byte[form == "tar-bomb" ? 20_000_000 : 100]);
            tar.WriteEntry(entry);
            if (form is "tar-device" or "tar-fifo")
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "prompts/beside.md") { DataStream = new MemoryStream("Be kind."u8.ToArray()) });
        }
        return bytes.ToArray();
    }
}
