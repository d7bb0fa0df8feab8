using System.Globalization;
using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>How data that is larger than what an import holds is read, in each of its forms.</summary>
public sealed class LargeFormTests
{
    private const string Name = LargeData.Name;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"id\":500,\"text\":\"sk-proj-abcdefghijklmnopqrstuvwx0123\"}", "secret-in-content", 601, 19)]
    [InlineData("{\"id\":500,\"text\":}", "json-not-readable", 601, 18)]
    [InlineData("[500]", "line-not-an-object", 601, 1)]
    public async Task A_line_that_cannot_be_taken_is_refused_with_its_place_and_nothing_is_kept(
        string line, string code, int row, int column)
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();

        var item = (await console.ImportAsync(amara, ($"{Name}.jsonl", LargeData.Lines(600) + line + "\n" + LargeData.Lines(600))))
            .Item($"{Name}.jsonl");

        (item.Outcome, item.Code, item.Line, item.Column).ShouldBe((ItemOutcome.Refused, code, row, column));
        console.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused_with_their_place_in_the_file()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        byte[] bytes = [.. Encoding.UTF8.GetBytes(LargeData.Lines(30_000)), (byte)'{', 0xC3, 0x28, (byte)'\n'];

        var item = (await console.ImportAsync(amara, Importing.Folder(($"{Name}.jsonl", bytes)))).Item($"{Name}.jsonl");

        (item.Code, item.Line, item.Column).ShouldBe(("text-not-utf8", 30_001, 2));
        item.Reason!.ShouldContain((bytes.Length - 3).ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_table_is_read_row_by_row_with_its_quoted_line_ends()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = "id,text\n" + string.Concat(Enumerable.Range(0, 1_000).Select(id => $"{id},\"Where is\nmy order, please?\"\n"));

        await console.ImportAsync(amara, ($"{Name}.csv", text));

        var version = (await console.Get<VersionText>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", amara, Cancel)).ShouldSucceed();
        (version.Format, version.Digest, version.Content).ShouldBe(("csv-dataset", Digest.Of(text), null));
        (await console.RowsAsync(amara)).ShouldBe(1_000);
    }

    [Theory]
    [InlineData(",\n")]
    [InlineData(",")]
    public async Task A_list_is_read_row_by_row_and_is_the_same_version_as_when_it_is_held(string between)
    {
        var text = $"[ {string.Join(between, LargeData.Lines(1_000).TrimEnd().Split('\n'))} ]";
        await using var small = await TestConsole.OnSqliteAsync(Cancel);
        var lea = await small.AuthorAsync();
        var held = (await small.ImportAsync(lea, ($"{Name}.json", text))).Item($"{Name}.json");
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();

        var item = (await console.ImportAsync(amara, ($"{Name}.json", text))).Item($"{Name}.json");

        (item.Digest, item.Reason, item.Outcome).ShouldBe((held.Digest, held.Reason, ItemOutcome.Created));
        (await console.ProfileAsync(amara)).ToCanonical().ShouldBe((await small.ProfileAsync(lea)).ToCanonical());
        Encoding.UTF8.GetString(await console.ExportedAsync(amara, format: null)).ShouldBe(text);
        var canonical = await File.ReadAllBytesAsync(console.FileOf(item.Digest!.Value), Cancel);
        (console.Files().Count, Digest.Of(canonical)).ShouldBe((2, item.Digest.Value));
        console.Clock.Advance(TimeSpan.FromDays(400));
        (await console.Get<SweepContents>().RunAsync(Cancel)).ShouldBe(0);
    }

    [Theory]
    [InlineData("{\"id\":500,\"text\":\"sk-proj-abcdefghijklmnopqrstuvwx0123\"}", "secret-in-content")]
    [InlineData("{\"id\":500,\"text\":}", "json-not-readable")]
    [InlineData("{\"id\":500,\"a\":{\"x\":1,\"x\":2},\"text\":}", "duplicate-key")]
    [InlineData("{\"id\":12345678901234567}", "number-not-exact")]
    [InlineData("[500]", "wrong-type")]
    public async Task A_row_of_a_list_that_cannot_be_taken_is_refused_with_its_place(string row, string code)
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var rows = LargeData.Lines(600).TrimEnd().Replace("\n", ",");

        var item = (await console.ImportAsync(amara, ($"{Name}.json", $"[{rows},\n {row},{rows}]"))).Item($"{Name}.json");

        (item.Outcome, item.Code, item.Line).ShouldBe((ItemOutcome.Refused, code, 2));
        console.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_parquet_the_footer_is_read_from_the_end_of_the_file()
    {
        await using var console = await TestConsole.StartAsync(new() { ["ReleaseConsole:Ingest:FileLimit"] = "100" }, Cancel);
        var amara = await console.AuthorAsync();

        var item = (await console.ImportAsync(amara, Importing.Folder(($"{Name}.parquet", Vectors.Bytes("datasets/cases.parquet")))))
            .Item($"{Name}.parquet");

        item.Outcome.ShouldBe(ItemOutcome.Created, item.Reason);
        (await console.RowsAsync(amara)).ShouldBe(3);
        (await console.ExportedAsync(amara, format: null)).ShouldBe(Vectors.Bytes("datasets/cases.parquet"));
    }

    [Theory]
    [InlineData("datasets/support.yaml")]
    [InlineData("support.json")]
    [InlineData("prompts/long.md")]
    [InlineData("evaluations/golden.jsonl")]
    [InlineData("tables/support.csv")]
    public async Task Whatever_is_no_such_data_stays_refused_above_the_limit(string path)
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();

        var item = (await console.ImportAsync(amara, (path, LargeData.Lines(1_000)))).Item(path);

        (item.Outcome, item.Code).ShouldBe((ItemOutcome.Refused, "file-too-large"));
    }

    [Fact]
    public async Task A_log_of_an_evaluation_is_told_from_data_by_its_first_lines()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var log = """{"spec":{"completion_fns":["gpt"],"eval_name":"refund.dev.v0","run_id":"1"}}"""
            + "\n" + string.Concat(Enumerable.Range(0, 1_000).Select(
            id => $$$"""{"run_id":"1","event_id":{{{id}}},"sample_id":"refund.{{{id}}}","type":"match","data":{"correct":true}}""" + "\n"));

        var item = (await console.ImportAsync(amara, ("run.jsonl", log))).Item("run.jsonl");

        (item.Outcome, item.Code).ShouldBe((ItemOutcome.Refused, "file-too-large"));
        item.Reason!.ShouldContain("no dataset");
    }
}
