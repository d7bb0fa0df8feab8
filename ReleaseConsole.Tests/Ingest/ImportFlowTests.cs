using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Audit;

namespace ReleaseConsole.Tests.Ingest;

/// <summary>An import from its files to what is found of it afterwards, in the same words on both databases.</summary>
public abstract class ImportFlowTests
{
    /// <summary>Several parts of an import, so that it is killed behind one and before another.</summary>
    private const int Files = 4000;

    private const string Welcome =
        "You greet a customer of the shop. Say hello, say who you are, and ask what you can do for them today. Never promise a date or an amount.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Where a new, empty database is.</summary>
    protected abstract Task<Dictionary<string, string?>> DatabaseAsync(CancellationToken cancel);

    [Fact]
    public async Task A_folder_is_taken_whole_and_a_second_time_nothing_is_new()
    {
        await using var console = await TestConsole.StartAsync(await DatabaseAsync(Cancel), Cancel);
        var amara = await console.AuthorAsync();
        var first = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));
        (first.State, first.Outcomes.Refused, first.Outcomes.Unresolved).ShouldBe((ImportState.Finished, 0, 0));
        first.Item("release.yaml").Outcome.ShouldBe(ItemOutcome.Created);

        var second = await console.ImportAsync(amara, Importing.Sample("2026.11.1"));
        (second.Outcomes.Created, second.Outcomes.Unchanged).ShouldBe((0, first.Outcomes.Created + first.Outcomes.Unchanged));
        (await console.NewestAsync(amara, ArtifactKind.Prompt, "prompts/triage")).Number.ShouldBe(1);
        (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Refused_files_are_told_with_their_lines_and_the_others_are_found_by_name_and_by_their_words()
    {
        await using var console = await TestConsole.StartAsync(await DatabaseAsync(Cancel), Cancel);
        var amara = await console.AuthorAsync();
        var view = await console.ImportAsync(
            amara, ("prompts/welcome.md", Welcome), ("tools/a.json", "{\n  \"tools\": [\n    {,}\n  ]\n}"),
            ("datasets/b.jsonl", "{\"id\":1}\n\n[1]\n"));
        view.Items.Where(item => item.Outcome == ItemOutcome.Refused).Select(item => (item.SourcePath, item.Code, item.Line, item.Column))
            .ShouldBe([("datasets/b.jsonl", "line-not-an-object", 3, 1), ("tools/a.json", "json-not-readable", 3, 6)]);

        var named = (await console.Get<ArtifactList>()
            .RunAsync(TestConsole.ProductSlug, new ArtifactFilter(Text: "welc"), amara, Cancel)).Value;
        named.Rows.ShouldHaveSingleItem().Path.ShouldBe("prompts/welcome");
        var mei = await console.PersonAsync("Mei Tanaka", (Role.Auditor, null));
        var said = await console.Get<AuditSearch>().RunAsync(new AuditQuestion { Words = "greet customer" }, mei, Cancel);
        var row = said.Value.Rows.ShouldHaveSingleItem();
        row.Action.ShouldBe("ItemsImported");
        AuditWords.Snippet(row.Document, row.Searched, ["greet"]).ShouldNotBeNull().ShouldContain("greet a customer");
    }

    [Fact]
    public async Task A_likely_rename_waits_in_the_queue_and_what_a_person_decides_holds_for_the_next_import()
    {
        await using var console = await TestConsole.StartAsync(await DatabaseAsync(Cancel), Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/welcome.md", Welcome));
        (await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."))).Outcomes.Unresolved.ShouldBe(1);

        var waiting = (await WaitingAsync(console, amara)).ShouldHaveSingleItem();
        waiting.Suggestion.ShouldBe("prompts/welcome");
        var resolved = (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel)).Value;
        (resolved.Path, resolved.Version, resolved.Digest).ShouldBe(("prompts/welcome", 2, waiting.Content));
        (await WaitingAsync(console, amara)).ShouldBeEmpty();
        var again = await console.ImportAsync(amara, ("prompts/greeting.md", Welcome + " Be brief."));
        (again.Item("prompts/greeting.md").Outcome, again.Item("prompts/greeting.md").Version).ShouldBe((ItemOutcome.Unchanged, 2));
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_goes_on_behind_the_last_saved_part_and_ends_as_if_nothing_had_happened()
    {
        var database = await DatabaseAsync(Cancel);
        await using var console = await TestConsole.StartAsync(database, Cancel);
        var amara = await console.AuthorAsync();
        var folder = Directory.CreateDirectory(Path.Combine(console.DataDirectory, "mine", "prompts")).FullName;
        for (var i = 0; i < Files; i++)
            await File.WriteAllTextAsync(Path.Combine(folder, $"p{i:D4}.md"), $"Prompt number {i}.", Cancel);

        await KilledImport.OfAsync(console, database, Path.GetDirectoryName(folder)!);
        var before = await console.ItemsAsync();
        before.ShouldBeInRange(1, Files - 1);
        (await VersionsAsync(console)).ShouldBe(before, "a part is saved whole or not at all");
        (await console.ResumeAsync()).ShouldBe(1);

        var import = (await console.Get<ImportHistory>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        var view = await console.ViewAsync(amara, import.Id);
        (view.State, view.Outcomes.Created, view.Matching).ShouldBe((ImportState.Finished, Files, Files));
        (await VersionsAsync(console)).ShouldBe(Files);
    }

    private static async Task<int> VersionsAsync(TestConsole console)
    {
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        return db.Set<ArtifactVersion>().Count();
    }

    private static async Task<List<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
}

public sealed class ImportFlowOnSqliteTests : ImportFlowTests
{
    protected override Task<Dictionary<string, string?>> DatabaseAsync(CancellationToken cancel) =>
        Task.FromResult(new Dictionary<string, string?>());
}

public sealed class ImportFlowOnPostgresTests(PostgresServer server) : ImportFlowTests
{
    protected override Task<Dictionary<string, string?>> DatabaseAsync(CancellationToken cancel) => server.SettingsAsync(cancel);
}
