using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// A release that changes 300 prompts, read in the browser: what is not in sight costs nothing, and every line can be reached.
/// </summary>
public sealed class LargeReviewTests
{
    private const int Changes = 300;
    private const int LongLines = 5_000;
    private const int MostElements = 8_000;
    private const string Long = "prompts/p250";

    private const string WhatIsInTheMiddleIsRendered = """
        () => {
          const column = document.querySelector(".middle").getBoundingClientRect();
          const middle = column.y + column.height / 2;
          const there = [...document.querySelectorAll("section.file")].map(one => [one, one.getBoundingClientRect()])
            .filter(([, at]) => at.top < middle + 10 && at.bottom > middle - 10);
          return there.length > 0 && there.every(([one]) => one.querySelector("table.diff"));
        }
        """;

    [Fact]
    public async Task A_review_of_300_changes_shows_what_is_in_sight_and_reaches_every_line()
    {
        await using var console = await HostedConsole.StartAsync();
        var review = $"/support-agent/proposals/{(await ProposedAsync(console.Agent)).Id.Value:D}";
        var page = await console.OpenAsync("priya", review);

        await Expect(page.Locator("#change-prompts-p001 table.diff")).ToBeVisibleAsync();
        await Expect(page.Locator("section.file")).ToHaveCountAsync(Changes);
        await Expect(page.Locator("section.file table.diff").Nth(3)).ToBeAttachedAsync();
        await FewElementsAsync(page);
        await Expect(page.Locator("#change-prompts-p120 .far")).ToContainTextAsync("prompt, +1 −1, Amara Okafor");
        (await page.ViolationsAsync()).ShouldBeEmpty();

        foreach (var part in new[] { "0.3", "0.6", "1" })
        {
            await page.Locator(".middle").EvaluateAsync($"column => column.scrollTop = column.scrollHeight * {part}");
            await page.WaitForFunctionAsync(WhatIsInTheMiddleIsRendered);
        }
        await Expect(page.Locator("#change-prompts-p300 table.diff")).ToBeInViewportAsync();
        await Expect(page.Locator("#change-prompts-p003 .far")).ToBeAttachedAsync();
        await FewElementsAsync(page);

        await page.GetByLabel("Filter the changes").FillAsync("p25");
        await Expect(page.Locator("[data-change]")).ToHaveCountAsync(10);
        await Expect(page).ToHaveURLAsync(new Regex("find=p25"));
        await page.GetByRole(AriaRole.Link, new() { Name = "prompts/p257" }).ClickAsync();
        await Expect(page.Locator("#change-prompts-p257 table.diff")).ToBeInViewportAsync();
        await Expect(page).ToHaveURLAsync(new Regex("find=p25"));
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#change-prompts-p258 table.diff")).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Past the list of changes" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What is reviewed" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_permalink_lands_on_its_line_and_a_remark_stands_below_it_in_a_long_comparison()
    {
        await using var console = await HostedConsole.StartAsync();
        var proposal = await ProposedAsync(console.Agent);
        var change = proposal.Assessment.Changes.Changes.Single(one => one.Path == Long);
        var remark = new NewComment("Why is this row new?", Long, change.After, 3_210);
        (await console.Agent.Console.Get<AddComment>().RunAsync(
            proposal.Id, remark, console.Agent.Priya, TestContext.Current.CancellationToken))
            .ShouldSucceed();

        var page = await console.OpenAsync(
            "priya", $"/support-agent/proposals/{proposal.Id.Value:D}?change=prompts%2Fp250&line=after-3210");
        await Expect(page.Locator("#change-prompts-p250 [data-line='after-3210']")).ToBeInViewportAsync();
        await Expect(page.Locator("#change-prompts-p250 .thread")).ToContainTextAsync("Why is this row new?");
        await Expect(page.Locator("#change-prompts-p250 td.on").First).ToHaveAttributeAsync("data-line", "after-3210");
        await FewElementsAsync(page);
    }

    [Fact]
    public async Task A_compare_of_300_changes_shows_one_and_its_address_names_change_line_view_and_filter()
    {
        await using var console = await HostedConsole.StartAsync();
        await ProposedAsync(console.Agent);
        var page = await console.OpenAsync(
            "priya", "/support-agent/compare?from=2027.1.0&to=2027.1.1&path=prompts%2Fp250&line=after-3210-3212&find=p25");

        await Expect(page.Locator("[data-line='after-3210']")).ToBeInViewportAsync();
        await Expect(page.Locator("td.on")).ToHaveCountAsync(3);
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(10);
        await FewElementsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Unified" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "prompts/p250, unified" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "prompts/p251" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "prompts/p251, unified" })).ToBeVisibleAsync();
        page.Url.ShouldContain("find=p25");
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_that_is_followed_while_the_filter_is_written_keeps_what_was_written()
    {
        await using var console = await HostedConsole.StartAsync();
        await ProposedAsync(console.Agent);
        var page = await console.OpenAsync("priya", "/support-agent/compare?from=2027.1.0&to=2027.1.1");
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(Changes);

        // The script is there once a word that is written comes into the address.
        await page.Locator(".tree input").FillAsync("p2");
        await page.EndsWithAsync("find=p2");
        // Both at once, as fast as a browser can: the link is older than what was written.
        await page.EvaluateAsync("""
            () => {
              const box = document.querySelector(".tree input");
              box.value = "p25";
              box.dispatchEvent(new Event("input", { bubbles: true }));
              document.querySelector('.tree a[title][href*="p257"]').click();
            }
            """);
        await page.MatchesAsync("path=prompts%2Fp257.*find=p25");
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(10);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "prompts/p257" })).ToBeVisibleAsync();
    }

    private static async Task FewElementsAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.querySelectorAll('*').length")).ShouldBeLessThan(MostElements);

    private static async Task<ProposalShown> ProposedAsync(SupportAgent agent)
    {
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await agent.Console.ImportAsync(agent.Amara, Release("2027.1.0", "one"));
        await agent.GoesLiveAsync("2027.1.0", "staging");
        await agent.Console.ImportAsync(agent.Amara, Release("2027.1.1", "two"));
        return await agent.ProposeAsync("2027.1.1", "staging");
    }

    private static (string Path, string Text)[] Release(string version, string word) =>
    [
        ("release.yaml", $"version: {version}\nartifacts:\n{string.Concat(Paths.Select(path => $"  - {path}.md\n"))}"),
        .. Paths.Select(path => (path + ".md", path == Long ? Rows(word) : Prompt(path, word))),
    ];

    private static IEnumerable<string> Paths => Enumerable.Range(1, Changes).Select(at => $"prompts/p{at:000}");

    private static string Prompt(string path, string word) =>
        $"# {path}\nYou answer for the shop.\n\n## Style\nShort sentences.\nPick {word} of them.\n\n"
        + "## Facts\nThe shop opens at nine.\nThe shop closes at six.\nThe shop is in Hamburg.\n";

    private static string Rows(string word) =>
        string.Concat(Enumerable.Range(1, LongLines).Select(row => $"- Row {row} of table {word} stands here.\n"));
}
