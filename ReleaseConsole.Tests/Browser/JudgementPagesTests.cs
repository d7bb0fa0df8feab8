using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What a reader does with a judgement: asks the gate about itself, settles findings, has notes and a summary written.</summary>
public sealed class JudgementPagesTests
{
    [Fact]
    public async Task The_gate_is_judged_against_itself_where_somebody_asks_and_says_how_often_it_flips()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        var page = await console.OpenAsync("priya", $"{await ProposedAsync(console)}?tab=evaluations");

        await Expect(page.GetByText("spoke of a difference")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Judge it 200 times" }).ClickAsync();
        var panel = page.Locator(".panel", new() { HasText = "Does the gate flip by itself?" });
        await Expect(panel).ToContainTextAsync(new Regex(
            "Judged against itself 200 times, the gate spoke of a difference \\d+ times: \\d+\\.\\d % \\(\\d+\\.\\d to \\d+\\.\\d at 95 %\\)"));
        await Expect(panel).ToContainTextAsync("changed sides by the toss of a coin");
        var verdict = panel.GetByText("spoke of a difference");
        var said = await verdict.InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Judge it again" }).ClickAsync();
        await Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Stop" })).ToHaveCountAsync(0);
        // The same results are dealt the same way each time.
        await Expect(verdict).ToHaveTextAsync(said);
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finding_is_marked_as_mistaken_with_a_reason_seen_by_others_and_opened_again()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        var path = $"{await ProposedAsync(console)}?tab=findings";
        var (priya, amara) = (await console.OpenAsync("priya", path), await console.OpenAsync("amara", path));
        var (card, seen) = (Found(priya, "Refunds above €50"), Found(amara, "Refunds above €50"));

        await Expect(seen).ToContainTextAsync("A reviewer of the AI product lane can settle it.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Mark as mistaken…" }).ClickAsync();
        await AnswerAsync(priya, "Mark as mistaken", reason: null);
        await Expect(priya.Locator("dialog[open]").GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        (await priya.ViolationsAsync()).ShouldBeEmpty();
        await AnswerAsync(priya, "Mark as mistaken", "The rule stands in the tool now.");

        await Expect(seen).ToContainTextAsync("Marked as mistaken by Priya Raman");
        await Expect(seen).ToContainTextAsync("“The rule stands in the tool now.”");
        await card.GetByRole(AriaRole.Button, new() { Name = "Reopen…" }).ClickAsync();
        await AnswerAsync(priya, "Reopen", "It does not.");
        await Expect(seen).ToContainTextAsync("Reopened by Priya Raman");
        await Expect(Found(priya, "Rule tool-gained-write").First).ToContainTextAsync("A reviewer of the Security lane can settle it.");
    }

    [Fact]
    public async Task The_risk_of_a_finding_is_accepted_up_to_a_day_and_the_level_stays()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        var page = await console.OpenAsync("priya", $"{await ProposedAsync(console)}?tab=findings");
        var card = Found(page, "Refunds above €50");

        await card.GetByRole(AriaRole.Button, new() { Name = "Accept its risk…" }).ClickAsync();
        var until = console.Agent.Console.Clock.GetUtcNow().AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.Locator("dialog[open]").GetByLabel("Until").FillAsync(until);
        await AnswerAsync(page, "Accept its risk", "Refunds are watched by hand until then.");

        await Expect(card).ToContainTextAsync($"Risk accepted until {until} by Priya Raman");
        await Expect(card.Locator(".top")).ToContainTextAsync("Critical");
        await Expect(page.Locator(".middle .panel").First).ToContainTextAsync("Critical");
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_is_drafted_for_two_readers_edited_and_kept_and_typed_words_are_asked_for_first()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        await console.Agent.GoesLiveAsync("2026.11.0");
        var page = await console.OpenAsync("amara", "/support-agent/releases/2026.11.1/propose?environment=production");
        var note = page.GetByLabel("Note", new() { Exact = true });

        await note.FillAsync("My own words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "For engineering" }).ClickAsync();
        var asked = page.GetByRole(AriaRole.Dialog, new() { Name = "Put the draft in place of what you wrote?" });
        await asked.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(note).ToHaveValueAsync("My own words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "For engineering" }).ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Replace the text" }).ClickAsync();
        await Expect(note).ToHaveValueAsync(new Regex("refund"));
        var engineering = await note.InputValueAsync();

        // A draft as it came is nobody's words: the other reader's takes its place at once.
        await page.GetByRole(AriaRole.Button, new() { Name = "For compliance" }).ClickAsync();
        await Expect(note).Not.ToHaveValueAsync(engineering);
        await note.FillAsync(await note.InputValueAsync() + "\n\nLegal has seen it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Propose 2026.11.1 for production" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("2026.11.1 into production");
        await page.GotoAsync(page.Url + "?tab=notes");
        await Expect(page.GetByText("Legal has seen it.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_model_says_the_summary_in_other_words_beside_it_and_is_given_the_facts_alone()
    {
        await using var model = await GivenChatModel.StartAsync(GivenChatModel.Says("Refunds may now be larger, and no person is asked."));
        await using var console = await HostedConsole.StartAsync(model.Settings, "2026.11.0", "2026.11.1");
        console.Agent.Console.Secret("model-key", "k");
        var page = await console.OpenAsync("priya", $"{await ProposedAsync(console)}?tab=notes");

        await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite with plain-words-1" }).ClickAsync();
        var other = page.GetByRole(AriaRole.Region, new() { Name = "Rewritten by plain-words-1" });
        await Expect(other).ToContainTextAsync("Refunds may now be larger, and no person is asked.");
        await Expect(other).ToContainTextAsync("Nothing is decided by it, and it is not kept.");
        await Expect(page.Locator(".parts section").First).ToBeVisibleAsync();
        model.Asked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Key.ShouldBe("Bearer k"), one => one.Body.ShouldNotContain("Harbour"));
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Rewrite with plain-words-1" })).ToBeVisibleAsync();
        await Expect(other).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_summary_and_a_note()
    {
        await using var model = await GivenChatModel.StartAsync("{}", status: 500);
        await using var console = await HostedConsole.StartAsync(model.Settings, "2026.11.0", "2026.11.1");
        console.Agent.Console.Secret("model-key", "k");
        var page = await console.OpenAsync("priya", $"{await ProposedAsync(console)}?tab=notes");
        var parts = page.Locator(".parts section");
        await Expect(parts.First).ToBeVisibleAsync();
        var own = await parts.CountAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Rewrite with plain-words-1" }).ClickAsync();
        await Expect(page.GetByText("plain-words-1 did not rewrite it: ")).ToContainTextAsync("What follows is the console's own summary.");
        await Expect(parts).ToHaveCountAsync(own);
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    private static async Task<string> ProposedAsync(HostedConsole console)
    {
        var agent = console.Agent;
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await agent.GoesLiveAsync("2026.11.0");
        return $"/support-agent/proposals/{(await agent.ProposeAsync("2026.11.1")).Id.Value:D}";
    }

    private static ILocator Found(IPage page, string title) => page.Locator("article.finding", new() { HasText = title });

    private static async Task AnswerAsync(IPage page, string verb, string? reason)
    {
        var asked = page.Locator("dialog[open]");
        await asked.GetByLabel("Why").FillAsync(reason ?? "");
        await asked.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        if (reason is not null)
            await Expect(asked).ToHaveCountAsync(0);
    }
}
