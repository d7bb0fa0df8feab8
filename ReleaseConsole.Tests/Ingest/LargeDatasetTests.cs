using System.Globalization;
using System.Text;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>Data that is larger than what an import holds.</summary>
public sealed class LargeDatasetTests
{
    private const string Name = "datasets/support";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_profiled_and_kept_as_a_file_and_its_pointer_stands_in_the_database()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);

        var item = (await console.ImportAsync(amara, ($"{Name}.jsonl", text))).Item($"{Name}.jsonl");

        (item.Outcome, item.ArtifactPath, item.Reason).ShouldBe((ItemOutcome.Created, Name, "1000 rows, 3 columns."));
        var digest = Digest.Of(text);
        (await File.ReadAllTextAsync(console.FileOf(digest), Cancel)).ShouldBe(text);
        var blob = (await console.AllAsync<Blob>()).Single(one => one.Digest == digest);
        (blob.Size, LargeContent.Parse(blob.Bytes)).ShouldBe((text.Length, new LargeContent(digest, text.Length)));
        var profile = (await console.Get<DatasetProfileView>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", against: null, amara, Cancel)).ShouldSucceed().Profile;
        (profile.Rows, profile.Bytes, profile.Size, profile.Columns[1].Values!["refund"]).ShouldBe((1_000, digest, text.Length, 334));
    }

    [Fact]
    public async Task The_same_data_is_the_same_version_whether_it_is_held_or_not()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var held = await console.NewestAsync(amara, ArtifactKind.Dataset, Name);
        await using var other = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var lea = await other.AuthorAsync();

        await other.ImportAsync(lea, ($"{Name}.jsonl", text));
        var again = (await other.ImportAsync(lea, ($"{Name}.jsonl", text))).Item($"{Name}.jsonl");

        (await other.NewestAsync(lea, ArtifactKind.Dataset, Name)).Digest.ShouldBe(held.Digest);
        again.Outcome.ShouldBe(ItemOutcome.Unchanged);
        other.Files().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("{\"id\":500,\"text\":\"sk-proj-abcdefghijklmnopqrstuvwx0123\"}", "secret-in-content", 601, 19)]
    [InlineData("{\"id\":500,\"text\":}", "json-not-readable", 601, 18)]
    [InlineData("[500]", "line-not-an-object", 601, 1)]
    public async Task A_line_that_cannot_be_taken_is_refused_with_its_place_and_nothing_is_kept(string line, string code, int row, int column)
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
        (await RowsAsync(console, amara)).ShouldBe(1_000);
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
        (await ProfileAsync(console, amara)).ToCanonical().ShouldBe((await ProfileAsync(small, lea)).ToCanonical());
        Encoding.UTF8.GetString(await ExportedAsync(console, amara, format: null)).ShouldBe(text);
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
        (await RowsAsync(console, amara)).ShouldBe(3);
        (await ExportedAsync(console, amara, format: null)).ShouldBe(Vectors.Bytes("datasets/cases.parquet"));
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
        var log = """{"spec":{"completion_fns":["gpt"],"eval_name":"refund.dev.v0","run_id":"1"}}""" + "\n" + string.Concat(Enumerable.Range(0, 1_000).Select(
            id => $$$"""{"run_id":"1","event_id":{{{id}}},"sample_id":"refund.{{{id}}}","type":"match","data":{"correct":true}}""" + "\n"));

        var item = (await console.ImportAsync(amara, ("run.jsonl", log))).Item("run.jsonl");

        (item.Outcome, item.Code).ShouldBe((ItemOutcome.Refused, "file-too-large"));
        item.Reason!.ShouldContain("no dataset");
    }

    [Fact]
    public async Task It_leaves_as_it_came_and_in_no_other_format()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));

        Encoding.UTF8.GetString(await ExportedAsync(console, amara, "jsonl-dataset")).ShouldBe(text);
        (await ExportAsync(console, amara, "csv-dataset")).ShouldBeRefused("too-large-to-rewrite");
        File.Delete(console.FileOf(Digest.Of(text)));
        (await ExportAsync(console, amara, format: null)).ShouldBeRefused("content-not-here");
    }

    [Fact]
    public async Task Two_versions_are_compared_by_the_hashes_of_their_rows()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ($"{Name}.jsonl", LargeData.Lines(1_000)));
        await console.ImportAsync(amara, ($"{Name}.jsonl", LargeData.Lines(1_000, from: 100)));

        var compared = (await console.Get<ComparisonView>().RunAsync(
            TestConsole.ProductSlug, $"artifact:{Name}@1", $"artifact:{Name}@2", amara, Cancel)).ShouldSucceed();

        compared.Changes.Changes.ShouldHaveSingleItem().Meaning.ShouldStartWith("100 rows added, 100 removed, 0 changed;");
    }

    [Fact]
    public async Task A_decision_about_its_identity_appends_it_as_it_is()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var (one, two) = (LargeData.Lines(1_000), LargeData.Lines(2_000));
        await console.ImportAsync(amara, ("a/datasets/golden.jsonl", one), ("b/datasets/golden.jsonl", two));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value;

        foreach (var (number, item) in waiting.Index())
            (await console.Get<ResolveItem>().RunAsync(
                item.Id, new(Resolution.NewArtifact, $"datasets/golden-{number}"), amara, Cancel)).ShouldSucceed();

        (await console.AllAsync<ArtifactVersion>()).Select(version => version.Digest).ShouldBe(
            waiting.Select(item => item.Content), ignoreOrder: true);
        console.Files().Select(file => Digest.Parse("sha256:" + Path.GetFileName(file))).ShouldBe(
            [Digest.Of(one), Digest.Of(two)], ignoreOrder: true);
    }

    [Fact]
    public async Task Files_that_no_version_came_to_need_are_swept_after_a_day()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var (orphan, bytes) = (new LargeContent(Digest.Of("left"), 4), new MemoryStream("left"u8.ToArray()));
        await console.Get<LargeContents>().KeepAsync(console.Tenant, orphan, () => bytes, Cancel);
        var half = console.FileOf(orphan.Digest) + ".0.part";
        await File.WriteAllTextAsync(half, "le", Cancel);
        foreach (var file in console.Files())
            File.SetLastWriteTimeUtc(file, console.Clock.GetUtcNow().UtcDateTime);

        (await console.Get<SweepContents>().RunAsync(Cancel)).ShouldBe(0);
        console.Clock.Advance(TimeSpan.FromHours(25));
        (await console.Get<SweepContents>().RunAsync(Cancel)).ShouldBe(2);

        console.Files().ShouldHaveSingleItem().ShouldBe(console.FileOf(Digest.Of(text)));
    }

    [Fact]
    public async Task Other_bytes_than_the_digest_says_are_never_kept_under_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var wrong = new LargeContent(Digest.Of("right"), 5);

        await Should.ThrowAsync<InvalidDataException>(
            () => console.Get<LargeContents>().KeepAsync(console.Tenant, wrong, () => new MemoryStream("wrong"u8.ToArray()), Cancel));

        console.Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_looks_like_a_pointer_stands_for_itself()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var forged = Encoding.UTF8.GetString(new LargeContent(Digest.Of(text), text.Length).Pointer());
        var prompt = new System.Text.Json.Nodes.JsonObject { ["name"] = "forged", ["type"] = "text", ["version"] = 1, ["prompt"] = forged };

        var item = (await console.ImportAsync(amara, ("prompts/forged.json", prompt.ToJsonString()))).Item("prompts/forged.json");

        item.Outcome.ShouldBe(ItemOutcome.Created, item.Reason);
        var kept = (await console.AllAsync<Blob>()).Single(one => one.Digest == item.Digest);
        LargeContent.Of(kept.Form, kept.Digest, kept.Bytes).ShouldBeNull();
        var exported = (await console.Get<ExportVersion>().RunAsync(
            TestConsole.ProductSlug, ArtifactKind.Prompt, item.ArtifactPath!, "1", format: null, amara, Cancel)).ShouldSucceed();
        exported.IsLarge.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_a_restore_cut_short_is_mended_by_importing_it_again()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        await File.WriteAllTextAsync(console.FileOf(Digest.Of(text)), text[..100], Cancel);
        (await ExportAsync(console, amara, format: null)).ShouldBeRefused("content-not-here");

        await console.ImportAsync(amara, ($"{Name}.jsonl", text));

        Encoding.UTF8.GetString(await ExportedAsync(console, amara, format: null)).ShouldBe(text);
    }

    [Fact]
    public async Task Another_tenant_does_not_reach_the_file()
    {
        await using var console = await TestConsole.StartAsync(LargeData.Settings, Cancel);
        var amara = await console.AuthorAsync();
        var text = LargeData.Lines(1_000);
        await console.ImportAsync(amara, ($"{Name}.jsonl", text));
        var other = await console.AddTenantAsync("other", Cancel);

        console.Get<LargeContents>().Open(other, new LargeContent(Digest.Of(text), text.Length)).ShouldBeNull();
    }

    private static async Task<long> RowsAsync(TestConsole console, Actor actor) => (await ProfileAsync(console, actor)).Rows;

    private static async Task<DatasetProfile> ProfileAsync(TestConsole console, Actor actor) => (await console.Get<DatasetProfileView>().RunAsync(
        TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", against: null, actor, Cancel)).ShouldSucceed().Profile;

    private static Task<Result<ExportedVersion>> ExportAsync(TestConsole console, Actor actor, string? format) =>
        console.Get<ExportVersion>().RunAsync(TestConsole.ProductSlug, ArtifactKind.Dataset, Name, "1", format, actor, Cancel);

    private static async Task<byte[]> ExportedAsync(TestConsole console, Actor actor, string? format)
    {
        var exported = (await ExportAsync(console, actor, format)).ShouldSucceed();
        exported.ReadsBackTheSame.ShouldBeTrue();
        using var bytes = new MemoryStream();
        await using var content = exported.Open();
        await content.CopyToAsync(bytes, Cancel);
        return bytes.ToArray();
    }
}
