using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class ManyRenamesTests
{
    private static readonly string[] Words = ["refund", "order", "customer", "promise", "date", "amount", "polite", "brief", "letter", "parcel", "carrier", "address", "invoice", "return", "shop"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Among_many_artifacts_a_near_copy_under_a_new_name_is_found_too()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(
            amara, [.. Enumerable.Range(0, Renames.ComparedClosely + 20).Select(at => ($"prompts/p{at}.md", Text(at)))]);

        var view = await console.ImportAsync(amara, ("prompts/renamed.md", Text(137) + " Be kind."), ("prompts/other.md", Text(90_000)));

        view.Item("prompts/renamed.md").Outcome.ShouldBe(ItemOutcome.Unresolved);
        view.Item("prompts/other.md").Outcome.ShouldBe(ItemOutcome.Created);
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        (waiting.Suggestion, waiting.Suggestions[0].Evidence[0].Found)
            .ShouldBe(("prompts/p137", $"about {waiting.Suggestions[0].Score * 100} % of the word triples are the same"));
    }

    private static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 120).Select(_ => Words[random.Next(Words.Length)]));
    }
}
