using System.IO.Compression;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>What an import of a whole place says of the artifacts that came from there and are there no more.</summary>
public sealed class MissingArtifactTests
{
    private const string Rules = "Never promise a refund above fifty euros, and hand such a case to a person.";
    private const string Greeting = "Greet the customer by name and ask what you can do today.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_artifact_that_is_no_longer_in_its_folder_is_named_and_stays()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", Greeting), ("prompts/rules.md", Rules));

        var view = await console.ImportAsync(amara, ("prompts/a.md", Greeting));

        var gone = view.Item("prompts/rules.md");
        (gone.Outcome, gone.ArtifactPath, gone.Reason).ShouldBe((ItemOutcome.Missing, "prompts/rules", MissingArtifacts.Reason));
        view.Outcomes.ToString().ShouldEndWith("0 left out, 1 no longer there");
        (await console.ImportAsync(amara, ("prompts/a.md", Greeting), ("prompts/rules.md", Rules))).Outcomes
            .ShouldBe(new OutcomeCounts(0, 2, 0, 0, 0));
    }

    [Fact]
    public async Task A_tool_that_its_file_lists_no_more_is_named_and_a_file_that_is_refused_says_nothing_of_its_artifact()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string One = """{"name":"one","description":"Finds orders by their number.","inputSchema":{"type":"object"}}""";
        const string Two = """{"name":"two","description":"Tells the weather of a town.","inputSchema":{"type":"object"}}""";
        await console.ImportAsync(amara, ("tools/all.json", $$"""{"tools":[{{One}},{{Two}}]}"""), ("settings/x.yaml", "a: 1"));

        var view = await console.ImportAsync(amara, ("tools/all.json", $$"""{"tools":[{{One}}]}"""), ("settings/x.yaml", "a: ["));

        view.Items.Where(item => item.Outcome == ItemOutcome.Missing).ShouldHaveSingleItem().ArtifactPath.ShouldBe("tools/two");
        view.Item("settings/x.yaml").Outcome.ShouldBe(ItemOutcome.Refused);
    }

    [Fact]
    public async Task Loose_files_and_another_place_miss_nothing()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", Greeting));
        var folder = Directory.CreateTempSubdirectory("other");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.md"), "---\nkind: prompt\n---\n" + Rules, Cancel);

        (await console.ImportAsync(amara, Importing.LooseFiles(("prompts/c.md", "Say good bye."u8.ToArray())))).Outcomes.Missing
            .ShouldBe(0);
        (await console.ImportAsync(amara, new FolderSource(folder.FullName))).Outcomes.Missing.ShouldBe(0);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("tools.zip", 0)]
    [InlineData("prompts (2).zip", 2)]
    public async Task Of_an_archive_only_another_state_of_the_same_archive_misses_something(string name, int missing)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, Uploaded("prompts.zip", ("prompts/a.md", Greeting), ("prompts/rules.md", Rules)));

        var view = await console.ImportAsync(amara, Uploaded(name, ("settings/x.yaml", "a: 1")));

        (view.Outcomes.Missing, view.SourceName).ShouldBe((missing, name));
    }

    private static UploadSource Uploaded(string name, params (string Path, string Text)[] files)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
                using (var content = new StreamWriter(zip.CreateEntry(path).Open()))
                    content.Write(text);
        return Importing.LooseFiles((name, bytes.ToArray()));
    }

    [Fact]
    public async Task A_dry_run_names_what_is_missing_and_what_is_wrong_with_a_release_file()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", Greeting), ("prompts/rules.md", Rules));

        var seen = (await console.Get<PreviewImport>().RunAsync(TestConsole.ProductSlug, Importing.Folder(
            ("prompts/a.md", "Hi."u8.ToArray()), ("release.yaml", "version: \"1\"\nartifacts:\n  - prompts/a@latest\n"u8.ToArray())), amara,
            Cancel)).Value;

        seen.Select(item => (item.SourcePath, item.Outcome)).ShouldBe(
            [("prompts/a.md", ItemOutcome.Created), ("prompts/rules.md", ItemOutcome.Missing), ("release.yaml", ItemOutcome.Refused)]);
        seen[2].Place.ShouldBe("3:5");
    }

    [Theory]
    [InlineData("prompts/re\u0301sume\u0301.md", "prompts/r\u00e9sum\u00e9.md", ItemOutcome.Created, 2)]
    [InlineData("prompts/Triage.md", "prompts/triage.md", ItemOutcome.Unresolved, null)]
    public async Task A_path_that_looks_like_a_known_one_is_no_new_artifact_in_silence(
        string second, string first, ItemOutcome outcome, int? version)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (first, Greeting));

        var item = (await console.ImportAsync(amara, (second, Rules))).Items[0];
        (item.Outcome, item.Version).ShouldBe((outcome, version));
        if (outcome == ItemOutcome.Unresolved)
            (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value[0].Suggestion
                .ShouldBe("prompts/triage");
        (await console.ImportAsync(amara, (first, Greeting), ("prompts/TRIAGE.md", Rules))).Items
            .Count(one => one.Outcome == ItemOutcome.Unresolved).ShouldBe(0);
    }

    [Theory]
    [InlineData("models/any.yaml", "foo: bar\nlist: [1, 2]\n", "unknown-model-shape")]
    [InlineData("models/hf.json", "{\"architectures\":[\"LlamaForCausalLM\"],\"hidden_size\":4096}", "unknown-model-shape")]
    [InlineData("models/app.yaml", "a: 1\nretries: 3\ntimeout: 20\n", "unknown-model-shape")]
    [InlineData("models/warm.yaml", "temperature: 0.2\n", null)]
    [InlineData("models/nested.yaml", "default:\n  llm: {provider: openai, model: gpt-4o-2024-08-06}\n", null)]
    [InlineData("prompts/tool.md", "---\nowner: desk\nkind: tool\n---\nx", "unknown-format")]
    [InlineData(
        "prompts/response.json", "{\"id\":\"resp_1\",\"object\":\"response\",\"model\":\"gpt-4o\",\"instructions\":\"Hi\",\"output\":[]}",
        "unknown-prompt-shape")]
    [InlineData(
        "prompts/assistants.json",
        "{\"object\":\"list\",\"data\":[{\"id\":\"asst_1\",\"object\":\"assistant\",\"name\":\"helper\",\"model\":\"gpt-4o\",\"instructions\":\"Hi\"}]}", null)]
    [InlineData("settings/list.yaml", "- a\n- b\n", "wrong-type")]
    public async Task What_a_file_is_follows_from_what_it_holds(string path, string text, string? code)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);

        var item = (await console.ImportAsync(await console.AuthorAsync(), (path, text))).Item(path);
        item.Code.ShouldBe(code);
        if (path == "prompts/tool.md")
            (item.Line, item.Column, item.Reason!.Contains("says it is a tool", StringComparison.Ordinal)).ShouldBe((3, 7, true));
    }
}
