using System.Text;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class BadInputTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("tools/a.json", "{\n  \"tools\": [\n    {,}\n  ]\n}", "json-not-readable", 3, 6)]
    [InlineData("tools/a.json", "{\"name\": \"a\",\n \"name\": \"b\"}", "duplicate-key", 2, 2)]
    [InlineData("tools/a.json", "{\"something\": 1}", "unknown-tool-shape", 1, 1)]
    [InlineData("tools/a.json", "{\"tools\":[{\"name\":\"a\",\n\"inputSchema\":\"none\"}]}", "wrong-type", 2, 15)]
    [InlineData(
        "tools/a.json", "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{},\n\"annotations\":{\"readOnlyHint\":\"yes\"}}]}", "wrong-type", 2,
        31)]
    [InlineData("tools/a.json", "{\"tools\":[{\"inputSchema\":{}}]}", "missing-member", 1, 11)]
    [InlineData("tools/a.json", "{\"tools\":[{\"name\":\"../a\",\"input_schema\":{}}]}", "bad-tool-name", 1, 19)]
    [InlineData("tools/a.json", "{\"tools\":[{\"name\":\"a\\nb\",\"inputSchema\":{}}]}", "bad-tool-name", 1, 19)]
    [InlineData("models/a.yaml", "model: gpt\ntemperature: \"0.2\"\n", "wrong-type", 2, 14)]
    [InlineData("models/a.yaml", "model: [gpt\n", "yaml-syntax", 2, 1)]
    [InlineData("models/a.yaml", "model: a\nmodel: b\n", "yaml-duplicate-key", 2, 1)]
    [InlineData("models/a.yaml", "- a\n", "wrong-type", 1, 1)]
    [InlineData("datasets/a.jsonl", "{\"id\":1}\n\n[1]\n", "line-not-an-object", 3, 1)]
    [InlineData("datasets/a.jsonl", "{\"id\":1}\n{\"id\":}\n", "json-not-readable", 2, 7)]
    [InlineData("datasets/a.csv", "id,text\n", "empty-file", 1, 1)]
    [InlineData("prompts/a.md", "---\nkind: banana\n---\nHello", "unknown-kind", 2, 7)]
    [InlineData("prompts/a.md", "---\ntitle: [\n---\nHello", "yaml-syntax", 3, 1)]
    [InlineData("prompts/a.md", "---\ntitle: x\nHello", "front-matter-open", 1, 1)]
    [InlineData("prompts/a.md", "", "empty-file", 1, 1)]
    [InlineData("prompts/a.json", "[{\"role\":\"user\"}]", "missing-member", 1, 2)]
    [InlineData("prompts/a.json", "{\"tools\":[{\"name\":\"a\",\"inputSchema\":{}}]}", "kind-contradicts-folder", null, null)]
    [InlineData("settings/a.yaml", "shop:\n  api_key: sesame\n", "literal-secret", 2, 12)]
    [InlineData("settings/a.production.yaml", "x: 1\n", "overlay-without-base", null, null)]
    [InlineData("policies/a.yaml", "rules: {a\n", "yaml-syntax", 2, 1)]
    [InlineData("evaluations/a.json", "{\"results\":{\"version\":1,\"results\":[]}}", "promptfoo-version", 1, 23)]
    [InlineData("evaluations/a.json", "{\"results\":{\"version\":3,\"prompts\":[],\"results\":[{\"vars\":{}}]}}", "wrong-type", 1, 49)]
    [InlineData("prompts/a:b.md", "Hello", "bad-path", null, null)]
    public async Task A_file_that_cannot_be_taken_is_refused_with_its_line_and_the_others_go_on(
        string path, string text, string code, int? line, int? column)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, (path, text), ("prompts/good.md", "Hello {{name}}"));

        var refused = view.Item(path);
        (refused.Outcome, refused.Code, refused.Line, refused.Column).ShouldBe((ItemOutcome.Refused, code, line, column), refused.Reason);
        view.Item("prompts/good.md").Outcome.ShouldBe(ItemOutcome.Created);
        view.State.ShouldBe(ImportState.Finished);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, Importing.Folder(("prompts/a.md", [.. "Grüße\nab"u8, 0xFF, .. "cd"u8])));

        var refused = view.Item("prompts/a.md");
        (refused.Code, refused.Line, refused.Column).ShouldBe(("text-not-utf8", 2, 3));
    }

    [Fact]
    public async Task A_secret_is_refused_with_its_place_and_is_written_nowhere()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var secret = "sk-proj-" + new string('q', 12) + "7Xw9Zk3Lm5Np8Rt2Vb6Hs4";

        var view = await console.ImportAsync(amara, ("prompts/a.md", $"Use this key:\n  {secret}\n"));

        var refused = view.Item("prompts/a.md");
        (refused.Code, refused.Line, refused.Column).ShouldBe(("secret-in-content", 2, 3));
        refused.Reason!.ShouldNotContain("qqqq");
        foreach (var file in Directory.EnumerateFiles(console.DataDirectory, "*", SearchOption.AllDirectories))
            Encoding.UTF8.GetString(await ReadSharedAsync(file)).ShouldNotContain(secret);
    }

    [Fact]
    public async Task Two_files_for_one_artifact_wait_both_for_a_person()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, ("a/prompts/x.md", "one"), ("b/prompts/x.md", "two"));

        view.Items.ShouldAllBe(item => item.Outcome == ItemOutcome.Unresolved && item.Reason!.Contains("prompts/x"));
    }

    [Fact]
    public async Task A_path_sent_twice_refuses_the_import_before_anything_is_saved()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var started = await console.Get<StartImport>().RunAsync(
            TestConsole.ProductSlug, Importing.Folder(("prompts/x.md", "one"u8.ToArray()), ("prompts/x.md", "two"u8.ToArray())), amara,
            Cancel);

        started.Refusal!.Code.ShouldBe("duplicate-path");
        (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Path.Combine(console.DataDirectory, "imports")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_over_the_limits_are_refused_and_shortened_in_the_answer()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var longPath = "prompts/" + string.Join('/', Enumerable.Repeat("folder-with-a-name", 20)) + ".md";
        var deepPath = "prompts/" + string.Join('/', Enumerable.Repeat("d", 40)) + ".md";

        var view = await console.ImportAsync(amara, (longPath, "x"), (deepPath, "x"));

        view.Item(longPath).Code.ShouldBe("name-too-long");
        view.Item(deepPath).Code.ShouldBe("path-too-deep");
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_an_upload_over_the_limit_is_not_listened_to()
    {
        await using var console = await TestConsole.StartAsync(
            new() { ["ReleaseConsole:Ingest:FileLimit"] = "1000", ["ReleaseConsole:Ingest:UploadLimit"] = "5000" }, Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, ("prompts/big.md", new string('x', 1001)), ("prompts/small.md", "x"));
        var endless = new UploadSource("endless", isFolder: false, Endless());
        var refused = await console.Get<StartImport>().RunAsync(TestConsole.ProductSlug, endless, amara, Cancel);

        view.Item("prompts/big.md").Code.ShouldBe("file-too-large");
        view.Item("prompts/small.md").Outcome.ShouldBe(ItemOutcome.Created);
        refused.Refusal!.Code.ShouldBe("upload-too-large");
    }

    private static async IAsyncEnumerable<UploadedFile> Endless()
    {
        await Task.CompletedTask;
        for (var i = 0; ; i++)
            yield return new($"prompts/{i}.md", new MemoryStream(new byte[900]));
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }
}
