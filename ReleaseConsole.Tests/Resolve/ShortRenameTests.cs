using System.Text;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Resolve;

/// <summary>Short prompts under a new name: one changed word is no other prompt, and two prompts of one template are two.</summary>
public sealed class ShortRenameTests
{
    private const string Triage = "You are the triage assistant for {{company}}. Sort tickets by urgency and route them.";

    private const string Longer =
        "You are the triage assistant for {{company}}. Sort incoming tickets by urgency, label each with a team, and route it. Escalate outages at once. "
        + "Ask for the order number when it is missing. Answer in the language of the customer, in at most three sentences, and never promise refunds.";

    private const string Letters =
        "---\nmodel: gpt-4.1-2025-04-14\ntemperature: 0.2\nowner: desk\n---\nWrite the customer a letter that says when the parcel comes.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Triage, "by urgency", "by their urgency")]
    [InlineData(Triage, "assistant", "agent")]
    [InlineData(Longer, "three", "four")]
    [InlineData(Triage, "Sort tickets by urgency and route them.", "Sort tickets by urgency and team, then hand them on.")]
    public async Task A_short_prompt_renamed_with_a_few_words_changed_waits(string text, string word, string changed)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", text), ("prompts/letters.md", Letters));

        var view = await console.ImportAsync(
            amara, ("prompts/a-v2.md", text.Replace(word, changed, StringComparison.Ordinal)), ("prompts/letters.md", Letters));

        view.Item("prompts/a-v2.md").Outcome.ShouldBe(ItemOutcome.Unresolved);
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();
        waiting.Suggestions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Path.ShouldBe("prompts/a"), one => one.Evidence.ShouldHaveSingleItem().What.ShouldBe("words"));
    }

    [Theory]
    [InlineData("Never tell a customer what another customer bought, whoever asks.")]
    [InlineData("---\nmodel: gpt-4.1-2025-04-14\ntemperature: 0.2\nowner: desk\n---\nNever tell a customer what another customer bought.")]
    [InlineData("Reply with one word.")]
    public async Task Another_short_prompt_in_place_of_one_that_went_is_new(string text)
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/a.md", Triage), ("prompts/letters.md", Letters));

        (await console.ImportAsync(amara, ("prompts/b.md", text))).Item("prompts/b.md").Outcome.ShouldBe(ItemOutcome.Created);
    }

    [Fact]
    public async Task Two_prompts_of_one_template_are_two_where_more_came_than_went_and_where_none_went()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        string Of(string who, string what, string by) =>
            $"You are the {who} assistant for {{{{company}}}}. Sort {what} by {by} and route them.";
        await console.ImportAsync(amara, ("prompts/a.md", Triage));

        var more = await console.ImportAsync(
            amara, ("prompts/bills.md", Of("billing", "invoices", "due date")),
            ("prompts/parcels.md", Of("parcel", "parcels", "street address")));
        more.Items.Where(item => item.Outcome != ItemOutcome.Missing).ShouldAllBe(item => item.Outcome == ItemOutcome.Created);
        var beside = await console.ImportAsync(
            amara, Importing.LooseFiles(("prompts/calls.md", Encoding.UTF8.GetBytes(Of("telephone", "calls", "urgency")))));
        beside.Items.ShouldHaveSingleItem().Outcome.ShouldBe(ItemOutcome.Created);
    }

    [Fact]
    public async Task A_file_of_one_tool_that_becomes_a_prompt_waits_though_it_states_its_name()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        const string Tool = """{"type": "function", "function": {"name": "ship_parcel", "description": "Books a courier.", "parameters": {"type": "object", "properties": {"depot": {"type": "string"}}}}}""";
        await console.ImportAsync(amara, ("lib/e.json", Tool));

        var item = (await console.ImportAsync(
            amara, (
                "lib/e.json",
                """{"name": "brandnew", "version": 1, "type": "text", "prompt": "Something else now", "config": {}, "labels": [], "tags": []}"""))).Items[0];

        item.Outcome.ShouldBe(ItemOutcome.Unresolved);
        item.Reason!.ShouldStartWith("lib/e.json was a tool (tools/ship_parcel) and now reads as a prompt.");
    }

    [Fact]
    public async Task Where_it_may_be_one_of_two_the_path_must_be_named()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("prompts/one.md", Longer + " Alpha."), ("prompts/two.md", Longer + " Beta."));
        await console.ImportAsync(amara, ("prompts/three.md", Longer + " Gamma."));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value.ShouldHaveSingleItem();

        var refused = (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel)).Refusal!;

        (refused.Code, refused.Sentence).ShouldBe(("several-suggested", "It may be prompts/one or prompts/two. Say which: send its path."));
        (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.Alias, "prompts/two"), amara, Cancel)).Value.Path
            .ShouldBe("prompts/two");
    }

    [Fact]
    public async Task Where_two_files_lead_to_a_path_that_is_no_artifact_yet_the_refusal_says_so()
    {
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        var amara = await console.AuthorAsync();
        await console.ImportAsync(amara, ("a/prompts/x.md", "Text A is here."), ("b/prompts/x.md", "Text B is here instead."));
        var waiting = (await console.Get<UnresolvedQueue>().RunAsync(TestConsole.ProductSlug, amara, Cancel)).Value
            .Single(one => one.SourcePath == "a/prompts/x.md");

        var refused = (await console.Get<ResolveItem>().RunAsync(waiting.Id, new(Resolution.SameArtifact), amara, Cancel)).Refusal!;

        refused.Sentence.ShouldBe(
            "It would be prompts/x, which b/prompts/x.md of this import is too. That is no artifact yet. Make it a new artifact, or leave it out.");
    }
}
