using System.Collections.Concurrent;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Every page of the rail and the pages behind them: each has its heading, and neither the browser nor axe complains.</summary>
public sealed class PagesTests(Chromium chromium)
{
    private const string Product = "/support-agent";
    private const float Patience = Chromium.Patience;

    private static readonly string[] Behind =
    [
        "/compare?from=2026.11.0&to=2026.11.1", "/compare?from=2026.11.0&to=2026.11.1&path=tools%2Frefund&level=high", "/imports/new",
        "/artifacts/prompt/prompts/triage", "/releases/2026.11.1", "/releases/2026.11.1?tab=profile", "/environments/production/roll-back",
        "/environments/production/roll-back?step=plan&to=2026.10.3", "/environments/production/roll-back?step=sign&to=2026.10.3",
        "/releases/none", "/proposals/00000000-0000-0000-0000-000000000001", "/audit?entry=1", "/audit?q=nothing-like-this",
        "/policy?version=7", "/access?tab=keys", "/access?tab=roles",
    ];

    private static readonly string[] Faces =
        ["", "?tab=findings", "?tab=evaluations", "?tab=evaluations&cases=better",
        "?tab=evaluations&metric=latency&slice=group%3A%20product", "?tab=decisions", "?tab=plan", "?tab=evidence", "?tab=timeline",
        "?tab=notes"];

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
        await OpenAsync(page, Product + "/environments?environment=production");
        var proposal = await page.Locator("main a[href*='/proposals/']").First.GetAttributeAsync("href");
        foreach (var face in Faces)
        {
            await OpenAsync(page, proposal + face);
            await ClearAsync(page, face, complaints);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task A_workspace_without_anything_says_on_every_page_what_would_be_there(ColorScheme scheme, int width)
    {
        await using var console = await HostedConsole.StartAsync();
        var page = await console.OpenAsync("amara", Product, scheme, width);
        await Expect(page.Locator(".rail li a").First).ToBeVisibleAsync(new() { Timeout = Patience });
        var rail = await page.Locator(".rail li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (var path in rail.Append($"{Product}/imports/new").Append($"{Product}/new-release").Append($"{Product}/compare"))
        {
            await page.GotoAsync(console.Address + path);
            await ReadyAsync(page);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"empty-{path.Split('/')[^1]}-{width}-{scheme}.png"),
                FullPage = true,
            });
            await ClearAsync(page, path, []);
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

    [Fact]
    public async Task An_address_of_no_product_stands_in_no_other_products_frame_and_leads_to_those_there_are()
    {
        var page = await chromium.PageAsync("/nope/releases", person: "priya");
        await Expect(page.GetByText("There is no product “nope” that you can see")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".rail li a")).ToHaveCountAsync(0);
        await Expect(page.Locator("header.bar")).Not.ToContainTextAsync("Support agent");
        await ClearAsync(page, "/nope/releases", []);
        await page.GetByRole(AriaRole.Link, new() { Name = "Open Support agent" }).ClickAsync();
        await Expect(page.Locator(".rail li a").First).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    [Fact]
    public async Task An_address_of_a_question_that_waits_no_longer_says_so_and_shows_no_other()
    {
        await using var console = await HostedConsole.StartAsync();
        await console.Agent.Console.ImportAsync(
            console.Agent.Amara, ("a/datasets/golden.jsonl", "{\"id\": 1}\n"), ("b/datasets/golden.jsonl", "{\"id\": 2}\n"));
        var page = await console.OpenAsync("amara", $"{Product}/unresolved?item={Guid.CreateVersion7()}");
        await Expect(page.GetByText("This question waits no longer.")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.Locator(".queue .list a")).Not.ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "A new artifact" })).ToHaveCountAsync(0);
        await ClearAsync(page, "unresolved", []);
        await page.Locator(".queue .list a").First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "A new artifact" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(page.GetByText("This question waits no longer.")).ToHaveCountAsync(0);
    }

    private async Task OpenAsync(IPage page, string path)
    {
        await page.GotoAsync(chromium.Address + path);
        await ReadyAsync(page);
    }

    private static async Task ReadyAsync(IPage page)
    {
        await Expect(page.Locator("h1").First).ToBeAttachedAsync(new() { Timeout = Patience });
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = Patience });
    }

    private static async Task ClearAsync(IPage page, string path, ConcurrentQueue<string> complaints)
    {
        (await page.ViolationsAsync()).ShouldBeEmpty(path);
        complaints.ShouldBeEmpty(path);
    }
}
