using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

public sealed class ManyRenamesTests
{
    private static readonly string[] Words =
        ["refund", "order", "customer", "promise", "date", "amount", "polite", "brief", "letter", "parcel", "carrier", "address", "invoice", "return", "shop"];

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

    [Fact]
    public async Task Among_very_many_pairs_the_words_of_short_prompts_are_not_held_against_each_other()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, [.. Enumerable.Range(0, Renames.ComparedClosely).Select(at => ($"prompts/p{at}.md", Short(at)))]);

        var view = await console.ImportAsync(
            amara, [.. Enumerable.Range(0, Renames.ComparedClosely + 1)
                .Select(at => ($"prompts/q{at}.md", Short(at).Replace("Sort", "Put")))]);

        view.Outcomes.ShouldBe(new OutcomeCounts(Renames.ComparedClosely + 1, 0, 0, 0, 0, Missing: Renames.ComparedClosely));
    }

    [Fact]
    public void The_longest_sequence_of_words_is_the_one_that_a_table_finds()
    {
        var random = new Random(7);
        for (var at = 0; at < 200; at++)
        {
            var (one, other) = (Drawn(random.Next(6, 201)), Drawn(random.Next(6, 201)));
            var (same, all) = (Table(one, other), Math.Max(one.Length, other.Length));

            var found = WordOrder.Of(string.Join(' ', one))!.To(WordOrder.Of(string.Join(' ', other))!);

            found?.Found.ShouldBe($"{same} of {all} words are the same, in the same order");
            (found is null).ShouldBe(same * 2 < all);
        }

        string[] Drawn(int length) => [.. Enumerable.Range(0, length).Select(_ => Words[random.Next(4)])];
    }

    // Wagner and Fischer, 1974.
    private static int Table(string[] one, string[] other)
    {
        var same = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i < one.Length; i++)
            for (var j = 0; j < other.Length; j++)
                same[i + 1, j + 1] = one[i] == other[j] ? same[i, j] + 1 : Math.Max(same[i, j + 1], same[i + 1, j]);
        return same[one.Length, other.Length];
    }

    private static string Short(int at) => $"Sort tickets w{at} x{at} by y{at} and z{at} now.";

    private static string Text(int seed)
    {
        var random = new Random(seed);
        return string.Join(' ', Enumerable.Range(0, 120).Select(_ => Words[random.Next(Words.Length)]));
    }
}
