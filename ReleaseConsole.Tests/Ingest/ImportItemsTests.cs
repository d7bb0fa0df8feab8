using ReleaseConsole.Core.Ingest;
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
}
