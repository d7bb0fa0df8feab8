using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What came in several files goes out as a zip of them, and comes in again as the same version.</summary>
public sealed class PackedFilesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("settings/app", "settings/app.yaml|seed: 1 # ours", "settings/app.production.yaml|seed: 2\n")]
    [InlineData(
        "settings/bots/svc", "settings/bots/svc.json|{\"seed\": 1}", "settings/bots/svc.staging.json|{\"seed\": 2}",
        "settings/bots/svc.production.yaml|seed: 3")]
    [InlineData("settings/env", "settings/.env|SEED=1\n", "settings/.env.production|SEED=2\n")]
    [InlineData(
        "evaluations/odd", "evaluations/odd.csv|question,f1\nWho?,0.5\n", "evaluations/odd.mapping.yaml|case: question\nscore: f1\n")]
    public async Task Files_that_are_one_artifact_go_out_together_and_come_in_as_the_same(string path, params string[] files)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var sent = files.Select(file => file.Split('|', 2)).Select(file => (Path: file[0], Text: file[1])).ToArray();
        await console.ImportAsync(amara, sent);

        var exported = await ExportAsync(console, amara, path);

        (exported.FileName, exported.ContentType).ShouldBe(($"{path[(path.IndexOf('/') + 1)..].Replace('/', '-')}.zip", "application/zip"));
        (exported.ReadsBackTheSame, exported.Losses.Count).ShouldBe((true, 0));
        (await ExportAsync(console, amara, path)).Bytes.ShouldBe(exported.Bytes);
        var again = await console.ImportAsync(amara, new ArchiveSource("again.zip", () => new MemoryStream(exported.Bytes)));
        again.Item(sent[0].Path).Outcome.ShouldBe(ItemOutcome.Unchanged);
        again.Item(sent[0].Path).ArtifactPath.ShouldBe(path);
    }

    [Fact]
    public async Task Columns_that_the_release_file_told_go_out_beside_the_table()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("evaluations/odd.csv", "question,f1\nWho?,0.5\n"),
            ("release.yaml", "version: \"1\"\nartifacts:\n  - path: evaluations/odd.csv\n    columns: {case: question, score: f1}\n"));

        var exported = await ExportAsync(console, amara, "evaluations/odd");

        (exported.FileName, exported.ReadsBackTheSame).ShouldBe(("odd.zip", true));
        Encoding.UTF8.GetString(exported.Bytes).ShouldContain("evaluations/odd.mapping.json");
    }

    [Fact]
    public async Task A_table_whose_first_line_says_its_columns_goes_out_by_itself_whatever_the_release_file_told()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, ("evaluations/odd.csv", "# mapping: {case: question, score: f1}\nquestion,f1,bleu\nWho?,0.5,0.1\n"),
            ("release.yaml", "version: \"1\"\nartifacts:\n  - path: evaluations/odd.csv\n    columns: {case: question, score: bleu}\n"));

        var exported = await ExportAsync(console, amara, "evaluations/odd");

        (exported.FileName, exported.ReadsBackTheSame).ShouldBe(("odd.csv", true));
    }

    [Fact]
    public void A_file_that_lacks_what_was_read_with_it_says_so()
    {
        var table = Vectors.Read("evaluations/a.csv", "# mapping: {case: q, score: f1}\nq,f1\nWho?,0.5\n").Items[0].Value;
        var exported = Exporting.Of(
            table.Stored() with { Original = "q,f1\nWho?,0.5\n"u8.ToArray() }, ArtifactKind.Evaluation, null).Value;

        exported.ReadsBackTheSame.ShouldBeFalse();
        exported.Losses.ShouldBe(
            ["Read back, the file is another content: it was read with another file that is not kept, or by other rules."]);
    }

    [Fact]
    public async Task A_server_in_a_mixed_list_goes_out_with_the_list_and_is_found_in_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("tools/agent.json", """
            {"tools": [{"type": "mcp", "server_label": "shop", "server_url": "https://shop.example/mcp"},
            {"type": "function", "name": "refund", "parameters": {"type": "object"}}]}
            """));

        var exported = await ExportAsync(console, amara, "tools/shop");

        (exported.FileName, exported.ReadsBackTheSame, exported.Losses.Count).ShouldBe(("agent.json", true, 0));
    }

    private static async Task<ExportedVersion> ExportAsync(TestConsole console, Core.Actor actor, string path) =>
        (await console.Get<ExportVersion>()
            .RunAsync(TestConsole.ProductSlug, ArtifactPaths.FolderKind(path + "/")!.Value, path, "latest", null, actor, Cancel)).Value;
}
