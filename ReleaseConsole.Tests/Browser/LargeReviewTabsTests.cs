using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// The sample product with 300 changes of several kinds around it: every tab a reviewer reads, light and wide, dark and narrow.
/// </summary>
public sealed class LargeReviewTabsTests
{
    private const int MostElements = 6_000;

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task Findings_evaluations_and_changes_of_all_kinds_are_read_without_a_complaint(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync();
        var proposal = await ProposedAsync(console.Agent);
        proposal.Assessment.Changes.Changes.Select(change => change.Kind).Distinct().Count().ShouldBeGreaterThanOrEqualTo(5);
        var review = $"/support-agent/proposals/{proposal.Id.Value:D}";
        var page = await console.OpenAsync("priya", review, scheme, width);

        await Expect(page.Locator("section.file")).ToHaveCountAsync(proposal.Assessment.Changes.Changes.Count);
        await Expect(page.Locator("section.file.current .viewed")).ToBeVisibleAsync();
        await FewElementsAsync(page);
        await PlainAsync(page);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Findings") }).First.ClickAsync();
        await page.MatchesAsync("tab=findings|/findings");
        await Expect(page.Locator(".middle details")).ToHaveCountAsync(50);
        await FewElementsAsync(page);
        await PlainAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show 50 more" }).ClickAsync();
        await Expect(page.Locator(".middle details")).ToHaveCountAsync(100);

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Evaluations") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Coverage by changed artifact" })).ToBeVisibleAsync();
        await PlainAsync(page);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Show [0-9]+ more") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Coverage by changed artifact" }).Locator("tbody tr"))
            .ToHaveCountAsync(proposal.Assessment.Coverage.Count);
        await FewElementsAsync(page);
        await PlainAsync(page);
    }

    [Fact]
    public async Task The_JSON_of_a_change_is_drawn_where_it_is_opened_and_nowhere_else()
    {
        await using var console = await HostedConsole.StartAsync();
        var proposal = await ProposedAsync(console.Agent);
        var page = await console.OpenAsync("priya", $"/support-agent/proposals/{proposal.Id.Value:D}?change=tools%2Ft050");

        var tool = page.Locator("#change-tools-t050");
        var opened = tool.GetByText("Show the JSON");
        await Expect(opened).ToBeInViewportAsync();
        await Expect(page.Locator("section.file details").Nth(3)).ToBeAttachedAsync();
        await Expect(page.Locator("section.file details table.diff")).ToHaveCountAsync(0);
        await FewElementsAsync(page);

        await opened.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(tool.Locator("table.diff")).ToBeVisibleAsync();
        await Expect(opened).ToBeFocusedAsync();
        await PlainAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Expect(tool.Locator("table.diff")).ToBeHiddenAsync();
        await Expect(opened).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_remark_half_written_in_the_JSON_of_a_change_outlives_its_closing()
    {
        await using var console = await HostedConsole.StartAsync();
        var proposal = await ProposedAsync(console.Agent);
        var page = await console.OpenAsync("priya", $"/support-agent/proposals/{proposal.Id.Value:D}?change=tools%2Ft050");

        var tool = page.Locator("#change-tools-t050");
        await tool.GetByText("Show the JSON").ClickAsync();
        await tool.Locator("td.n.add button").First.ClickAsync();
        var remark = tool.Locator("textarea");
        await remark.FillAsync("Who may call this");
        await tool.GetByText("Show the JSON").ClickAsync();
        await Expect(remark).ToBeHiddenAsync();
        await tool.GetByText("Show the JSON").ClickAsync();
        await Expect(remark).ToHaveValueAsync("Who may call this");
    }

    // Axe has nothing to say, and nothing is wider than the window.
    private static async Task PlainAsync(IPage page)
    {
        (await page.ViolationsAsync()).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth")).ShouldBeLessThanOrEqualTo(0);
    }

    private static async Task FewElementsAsync(IPage page) =>
        (await page.EvaluateAsync<int>("document.querySelectorAll('*').length")).ShouldBeLessThan(MostElements);

    private static async Task<Core.Review.ProposalShown> ProposedAsync(SupportAgent agent)
    {
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await agent.Console.ImportAsync(agent.Amara, Release("2026.11.0", 1));
        await agent.GoesLiveAsync("2026.11.0", "staging");
        await agent.Console.ImportAsync(agent.Amara, Release("2026.11.1", 2));
        return await agent.ProposeAsync("2026.11.1", "staging");
    }

    private static (string Path, string Text)[] Release(string version, int step)
    {
        var folder = Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", version);
        var sample = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Text: File.ReadAllText(file))).ToList();
        var more = Written(step).ToList();
        var lines = string.Concat(more.Select(file => $"  - {file.Path}\n"));
        return
        [
            .. sample.Where(file => file.Path != "release.yaml"),
            .. sample.Where(file => file.Path == "release.yaml")
                .Select(file => (file.Path, file.Text.Replace("evaluations:", lines + "evaluations:", StringComparison.Ordinal))),
            .. more,
        ];
    }

    private static IEnumerable<(string Path, string Text)> Written(int step)
    {
        for (var at = 1; at <= 100; at++)
            yield return ($"prompts/p{at:000}.md", Prompt(at, step));
        for (var at = 1; at <= 100; at++)
            yield return ($"tools/t{at:000}.yaml", Tool(at, step));
        for (var at = 1; at <= 60; at++)
            yield return ($"datasets/d{at:000}.jsonl", string.Concat(Enumerable.Range(0, 40 / step).Select(
                row => $"{{\"id\":{row},\"of\":{at},\"group\":\"{(row % (step + 1) == 0 ? "easy" : "hard")}\"}}\n")));
        for (var at = 1; at <= 40; at++)
            yield return ($"models/m{at:000}.yaml", $"provider: openai\nmodel: gpt-4.1-2025-04-14\nseed: {at}\ntemperature: {step}\n");
    }

    private static string Prompt(int at, int step) =>
        $"# Page {at}\n{(step == 1 ? "Never promise a date.\n" : "")}Short sentences.\nAsk at most {step} of them.\n";

    private static string Tool(int at, int step) => $$"""
        name: t{{at:000}}
        description: Pays back of account {{at}}.
        inputSchema: {type: object, properties: {amount: {type: number, maximum: {{50 * step}} } } }
        annotations: {readOnlyHint: false, destructiveHint: false, openWorldHint: false}
        """;
}
