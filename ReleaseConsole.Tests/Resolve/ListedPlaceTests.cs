using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>The prompts of a promptfoo configuration that have no label: only their place in the list tells them apart.</summary>
public sealed class ListedPlaceTests
{
    private const string File = "cfg/pf.yaml";
    private const string A = "Answer the customer {{q}} in one short sentence.";
    private const string B = "You are a careful clerk. Look up {{q}}, tell what the rules say, and name the rule by its number.";
    private const string C = "Translate {{q}} into French and keep every name as it is written.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Prompts_that_change_places_stay_what_they_are()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, List(A, B));

        Shown(await console.ImportAsync(amara, List(B, A))).ShouldBe(["prompts/pf-2 1 Unchanged", "prompts/pf-1 1 Unchanged"]);
        Shown(await console.ImportAsync(amara, List(C, A, B)))
            .ShouldBe(["prompts/pf-4 1 Created", "prompts/pf-1 1 Unchanged", "prompts/pf-2 1 Unchanged"]);
        Shown(await console.ImportAsync(amara, List(C, B)))
            .ShouldBe(["prompts/pf-4 1 Unchanged", "prompts/pf-2 1 Unchanged"]);
    }

    [Fact]
    public async Task A_prompt_edited_where_it_stands_gets_a_new_version()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, List(A, B));

        Shown(await console.ImportAsync(amara, List(A, B + " Be kind."))).ShouldBe(["prompts/pf-1 1 Unchanged", "prompts/pf-2 2 Created"]);
        Shown(await console.ImportAsync(amara, List(A + " Be brief.", B))).First().ShouldBe("prompts/pf-1 2 Created");
    }

    [Fact]
    public async Task The_only_prompt_of_a_file_may_be_rewritten()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, List(A));

        Shown(await console.ImportAsync(amara, List(C))).ShouldBe(["prompts/pf-1 2 Created"]);
    }

    [Theory]
    [InlineData(B + " Be kind.", A + " Be brief.", "prompts/pf-2")]
    [InlineData(C, B, "prompts/pf-1")]
    public async Task Another_text_in_the_place_of_one_that_is_gone_waits_for_a_person(string first, string second, string likeliest)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, List(A, B));

        (await console.ImportAsync(amara, List(first, second))).Items[0].Outcome.ShouldBe(ItemOutcome.Unresolved);
        var asked = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value[0];
        asked.Suggestion.ShouldBe(likeliest);
        asked.Suggestions[^1].Path.ShouldBe("prompts/pf-3");

        await console.Get<ResolveItem>().RunAsync(asked.Id, new(Resolution.NewArtifact, "prompts/pf-3"), amara, Cancel);
        Shown(await console.ImportAsync(amara, List(first, second))).First().ShouldBe("prompts/pf-3 1 Unchanged");
    }

    [Fact]
    public async Task Two_files_that_exchange_their_texts_say_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", A), ("prompts/b.md", B));

        var swapped = await console.ImportAsync(amara, ("prompts/a.md", B), ("prompts/b.md", A));
        swapped.Item("prompts/a.md").Reason.ShouldBe("The same content as prompts/b, version 1, byte for byte.");
        swapped.Item("prompts/b.md").Reason.ShouldBe("The same content as prompts/a, version 1, byte for byte.");
        (await console.ImportAsync(amara, ("prompts/a.md", C), ("prompts/b.md", A))).Items.ShouldAllBe(item => item.Reason == null);
    }

    private static (string, string) List(params string[] prompts) =>
        (File, "providers: [echo]\nprompts:\n" + string.Concat(prompts.Select(text => $"- \"{text}\"\n")));

    private static List<string> Shown(ImportView view) =>
        [.. view.Items.Where(item => item.Version is not null).Select(item => $"{item.ArtifactPath} {item.Version} {item.Outcome}")];
}
