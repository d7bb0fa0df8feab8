using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Every page of the rail and the pages behind them: each has its heading, and neither the browser nor axe complains.</summary>
public sealed class PagesTests(Chromium chromium)
{
    private const string Product = "/support-agent";
    private const float Patience = 30_000;

    private static readonly string[] Behind =
    [
        "/compare?from=2026.11.0&to=2026.11.1", "/compare?from=2026.11.0&to=2026.11.1&path=tools%2Frefund&level=high", "/imports/new",
        "/artifacts/prompt/prompts/triage", "/releases/2026.11.1", "/environments/production/roll-back",
        "/access?tab=keys", "/access?tab=roles",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 1024)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task Every_page_has_its_heading_and_neither_the_browser_nor_axe_complains(ColorScheme scheme, int width)
    {
        var page = await chromium.PageAsync(Product, scheme, width, "lena");
        var complaints = new ConcurrentQueue<string>();
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                complaints.Enqueue(said.Text);
        };
        page.PageError += (_, error) => complaints.Enqueue(error);

        await Expect(page.Locator(".rail li a").First).ToBeVisibleAsync(new() { Timeout = Patience });
        var rail = await page.Locator(".rail li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        rail.Length.ShouldBeGreaterThan(7);
        foreach (var path in rail)
        {
            await OpenAsync(page, path);
            await Expect(page.Locator(".rail li a[aria-current=page]")).ToHaveAttributeAsync("href", path);
            await ClearAsync(page, path, complaints);
        }
        foreach (var path in Behind)
        {
            await OpenAsync(page, Product + path);
            await ClearAsync(page, path, complaints);
        }
    }

    [Fact]
    public async Task Findings_are_filtered_by_level_and_lane_in_the_address()
    {
        var page = await chromium.PageAsync($"{Product}/compare?from=2026.11.0&to=2026.11.1", person: "priya");
        var findings = page.Locator("article.finding");
        await Expect(findings.First).ToBeVisibleAsync(new() { Timeout = Patience });
        var all = await findings.CountAsync();
        await page.GetByLabel("Level").SelectOptionAsync("High");
        await Expect(page.Locator("article.finding:not(.high)")).ToHaveCountAsync(0);
        page.Url.ShouldContain("level=high");
        (await findings.CountAsync()).ShouldBeInRange(1, all - 1);
    }

    private async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(chromium.Address + path);
        await Expect(page.Locator("h1").First).ToBeAttachedAsync(new() { Timeout = Patience });
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    private static async Task ClearAsync(IPage page, string path, ConcurrentQueue<string> complaints)
    {
        var found = await page.RunAxe();
        found.Violations.Select(one => $"{one.Id}: {one.Help} at {string.Join(", ", one.Nodes.Select(node => node.Html))}")
            .ShouldBeEmpty(path);
        complaints.ShouldBeEmpty(path);
    }
}
