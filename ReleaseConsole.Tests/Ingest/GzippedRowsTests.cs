using System.IO.Compression;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class GzippedRowsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_packed_with_gzip_are_the_dataset_that_they_are_unpacked()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var rows = "{\"id\":1}\n{\"id\":2}\n"u8.ToArray();

        var packed = (await console.ImportAsync(amara, Importing.Folder(("datasets/golden.jsonl.gz", Gzip(rows))))).Items[0];
        var plain = (await console.ImportAsync(amara, Importing.Folder(("datasets/golden.jsonl", rows)))).Item("datasets/golden.jsonl");

        (packed.Outcome, packed.ArtifactPath).ShouldBe((ItemOutcome.Created, "datasets/golden"));
        (plain.Outcome, plain.Digest).ShouldBe((ItemOutcome.Unchanged, packed.Digest));
    }

    [Fact]
    public async Task What_is_no_gzip_and_what_swells_beyond_a_file_are_refused_by_themselves()
    {
        await using var console = await TestConsole.StartAsync(
            new() { ["ReleaseConsole:Ingest:FileLimit"] = "100000", ["ReleaseConsole:Ingest:DatasetLimit"] = "100000" }, Cancel);

        var view = await console.ImportAsync(await console.AuthorAsync(), Importing.Folder(
            ("datasets/broken.csv.gz", [0x1F, 0x8B, 8, 0, 1, 2]), ("datasets/swollen.csv.gz", Gzip(new byte[5_000_000])), ("prompts/a.md", "Be kind."u8.ToArray())));

        view.Item("datasets/broken.csv.gz").Code.ShouldBe("archive-not-readable");
        view.Item("datasets/swollen.csv.gz").Code.ShouldBe("file-too-large");
        view.Item("datasets/swollen.csv.gz").Reason.ShouldNotBeNull().ShouldEndWith("unpacked.");
        view.Item("prompts/a.md").Outcome.ShouldBe(ItemOutcome.Created);
    }

    [Fact]
    public async Task A_packed_table_is_read_by_the_mapping_beside_it_and_shows_its_refused_line()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, Importing.Folder(
            ("evaluations/golden.csv.gz", Gzip("question,f1\na,0.5\n"u8.ToArray())),
            ("evaluations/golden.mapping.yaml", "case: question\nscore: f1\n"u8.ToArray()),
            ("datasets/broken.jsonl.gz", Gzip("{\"id\":1}\n[1]\n"u8.ToArray()))));

        view.Item("evaluations/golden.csv.gz").Outcome.ShouldBe(ItemOutcome.Created);
        view.Item("evaluations/golden.mapping.yaml").Outcome.ShouldBe(ItemOutcome.Ignored);
        var broken = view.Item("datasets/broken.jsonl.gz").Ordinal;
        (await console.Get<RefusedLines>().RunAsync(view.Id, [broken], amara, Cancel)).Value[broken].Lines.ShouldContain("[1]");
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
