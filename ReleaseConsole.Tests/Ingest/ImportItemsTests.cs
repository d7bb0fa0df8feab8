using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Ingest;

public sealed class ImportItemsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_items_of_a_large_import_are_walked_page_by_page_and_found_by_outcome_and_text()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        var id = (await console.ImportAsync(amara, [.. Enumerable.Range(0, 1_200).Select(i => ($"prompts/p{i:D4}.md", $"Prompt number {i}.\n")),
            ("tools/bro_ken.json", "{"), ("tools/broken.json", "{")])).Id;
        async Task<ImportView> AskAsync(ItemsWanted wanted) =>
            (await console.Get<ImportProgress>().RunAsync(id, wanted, amara, Cancel)).Value;

        var walked = new List<string>();
        for (ImportView? page = null; page is null || page.Items.Count > 0; walked.AddRange(page.Items.Select(item => item.SourcePath)))
            page = await AskAsync(new ItemsWanted(Skip: walked.Count, Limit: 100));

        (walked.Count, walked.Distinct().Count()).ShouldBe((1_202, 1_202));
        (await AskAsync(new ItemsWanted(Text: "p11"))).Matching.ShouldBe(100);
        (await AskAsync(new ItemsWanted(ItemOutcome.Refused))).Matching.ShouldBe(2);
        (await AskAsync(new ItemsWanted(ItemOutcome.Refused, "o_k"))).Items.ShouldHaveSingleItem().SourcePath.ShouldBe("tools/bro_ken.json");
    }

    [Fact]
    public async Task An_import_without_release_files_ends_with_its_last_items_and_tells_how_each_ended()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var view = await console.ImportAsync(amara, [.. Enumerable.Range(0, 1_001).Select(i => ($"prompts/p{i:D4}.md", $"Prompt number {i}.\n")),
            ("tools/broken.json", "{")]);

        (view.State, view.Outcomes.Created, view.Outcomes.Refused).ShouldBe((ImportState.Finished, 1_001, 1));
        await using var db = await console.Contexts.OpenAsync(console.Tenant, Cancel);
        (await db.Set<AuditEntry>().OrderByDescending(entry => entry.Index).Take(3).Select(entry => entry.Action).ToListAsync(Cancel))
            .ShouldBe([nameof(ImportFinished), nameof(ItemsImported), nameof(ItemsImported)]);
    }

    [Fact]
    public async Task What_brings_old_content_back_says_which_version_had_it()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/triage.md", "Be kind.\n"));
        var newer = await console.ImportAsync(amara, ("prompts/triage.md", "Be brief.\n"));

        var back = await console.ImportAsync(amara, ("prompts/triage.md", "Be kind.\n"));

        var item = back.Items.ShouldHaveSingleItem();
        (item.Outcome, item.Version, back.BackTo[item.Ordinal]).ShouldBe((ItemOutcome.Created, 3, 1));
        newer.BackTo.ShouldBeEmpty();
    }
}
