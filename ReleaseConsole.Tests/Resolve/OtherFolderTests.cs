using ReleaseConsole.Core;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>A file that has an artifact's path by where it lies, and lies in another folder than the artifact's file did.</summary>
public sealed class OtherFolderTests
{
    private const string Support = "support-bot/prompts/system.md";
    private const string Sales = "sales-bot/prompts/system.md";
    private const string Help = "You are the support bot of Acme. Handle tickets and refunds politely.";
    private const string Sell = "Sales playbook: qualify the lead, quote the list price, never discount.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_text_from_another_folder_waits_with_a_path_of_its_own_and_each_answer_holds()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Support, Help));

        (await console.ImportAsync(amara, (Sales, Sell))).Item(Sales).Outcome.ShouldBe(ItemOutcome.Unresolved);
        var waiting = (await WaitingAsync(console, amara)).ShouldHaveSingleItem();
        waiting.Suggestions.Select(one => one.Path).ShouldBe(["prompts/system", "prompts/sales-bot/system"]);
        await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.NewArtifact, "prompts/sales-bot/system"), amara, Cancel);

        var both = await console.ImportAsync(amara, (Support, Help + " Be brief."), (Sales, Sell + " Be brief."));
        (both.Item(Support).ArtifactPath, both.Item(Support).Version).ShouldBe(("prompts/system", 2));
        (both.Item(Sales).ArtifactPath, both.Item(Sales).Version).ShouldBe(("prompts/sales-bot/system", 2));
    }

    [Fact]
    public async Task Once_it_is_decided_that_both_folders_hold_one_prompt_neither_is_asked_about_again()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Support, Help));
        await console.ImportAsync(amara, (Sales, Sell));
        await console.Get<ResolveItem>().RunAsync(
            (await WaitingAsync(console, amara))[0].Id, new(Resolution.SameArtifact), amara, Cancel);

        (await console.ImportAsync(amara, (Sales, Help + " Sell, too."))).Item(Sales).Version.ShouldBe(3);
    }

    [Fact]
    public async Task Much_the_same_text_is_the_artifact_wherever_it_lies()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Support, Help));

        (await console.ImportAsync(amara, ("bots/support/prompts/system.md", Help + " Be brief."))).Items[0].Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_was_renamed_asks_nothing_even_where_one_of_its_files_was_rewritten()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        (string, string)[] Of(string root, string tone) =>
            [($"{root}/prompts/system.md", Help), ($"{root}/prompts/sort.md",
                "Sort each letter by what it is about."), ($"{root}/prompts/tone.md", tone)];
        await console.ImportAsync(amara, Of("bot-1.0", "Be kind, whatever the customer says to you."));

        var moved = await console.ImportAsync(amara, Of("bot-1.1", "Answer in the language of the letter."));

        moved.Items.Select(item => (item.Outcome, item.Version)).ShouldBe(
            [(ItemOutcome.Unchanged, 1), (ItemOutcome.Unchanged, 1), (ItemOutcome.Created, 2)], ignoreOrder: true);
    }

    [Fact]
    public async Task A_file_sent_without_its_folder_is_taken_by_its_name()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, (Support, Help));

        (await console.ImportAsync(amara, ("system.md", "---\nkind: prompt\n---\n" + Sell))).Items[0].Version.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_rule_makes_new_does_not_become_the_artifact_of_another_file()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/nice.md", Help));
        await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, "always new under evals/**", 0, amara, Cancel);

        var first = (await console.ImportAsync(amara, ("evals/prompts/nice.md", Sell))).Items[0];
        var again = (await console.ImportAsync(amara, ("prompts/nice.md", Help), ("evals/prompts/nice.md", Sell + " Be brief.")))
            .Item("evals/prompts/nice.md");

        (first.ArtifactPath, first.Version).ShouldBe(("prompts/evals/nice", 1));
        (again.ArtifactPath, again.Version).ShouldBe(("prompts/evals/nice", 2));
    }

    [Theory]
    [InlineData("prompts/q -> ../../etc", 1)]
    [InlineData("ignore drafts/**\nprompts/w -> prompts/../x", 2)]
    [InlineData("prompts/a -> tools/b", 1)]
    [InlineData("prompts/* → b", 1)]
    [InlineData("prompts/* -> prompts//*", 1)]
    public async Task A_rule_that_can_never_hold_is_refused_at_its_line(string rules, int line)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();

        var refused = (await console.Get<SaveIdentityRules>().RunAsync(TestConsole.ProductSlug, rules, 0, amara, Cancel)).Refusal!;

        (refused.Code, refused.Place).ShouldBe(("no-rule-target", $"{line}:1"));
    }

    private static async Task<List<UnresolvedRow>> WaitingAsync(TestConsole console, Actor actor) =>
        (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, actor, Cancel)).Value;
}
