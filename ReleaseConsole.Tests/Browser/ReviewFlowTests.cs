using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>A release on its way through the browser, in the hands of the people who may do each step.</summary>
public sealed class ReviewFlowTests(Chromium chromium)
{
    private const string Product = "/support-agent";
    private static readonly Dictionary<string, string> Subjects = new()
    {
        ["Priya Raman"] = "priya",
        ["Jun Park"] = "jun",
        ["Tomás Herrera"] = "tomas",
        ["Mei Tanaka"] = "mei",
        ["David Osei"] = "david",
        ["Jonas Lindqvist"] = "jonas",
    };

    [Fact]
    public async Task A_release_is_made_proposed_sent_back_approved_and_put_live_by_the_people_who_may()
    {
        var version = $"2027.1.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await FreezeAsync(amara, version);
        await ProposeAsync(amara, version);
        var path = new Uri(amara.Url).PathAndQuery;
        await Expect(amara.GetByText("You hold no lane here.")).ToBeVisibleAsync();

        var priya = await chromium.PageAsync($"{Product}/inbox", person: "priya");
        var item = priya.Locator(".inbox .item", new() { HasText = $"Approve {version}" });
        await item.ClickAsync();
        await Expect(item).ToHaveAttributeAsync("aria-current", "true");
        await priya.GetByRole(AriaRole.Link, new() { Name = "Open review" }).ClickAsync();
        await Expect(priya.Locator("h1")).ToHaveTextAsync($"{version} into development");
        await RequestChangesAsync(priya);
        await Expect(amara.Locator(".top .state")).ToContainTextAsync("Changes requested");

        await SignAsync(priya);
        await Expect(priya.Locator(".decide")).ToContainTextAsync("You approved this");
        await EveryoneAskedSignsAsync(priya, path);
        await Expect(amara.Locator(".top .state")).ToContainTextAsync("Approved");

        var david = await chromium.PageAsync(path, person: "david");
        var verb = $"Put {version} live in development";
        await david.GetByRole(AriaRole.Button, new() { Name = "Put live…" }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Region, new() { Name = "Approved" })).ToBeFocusedAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await david.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Heading, new() { Name = "Deployment" })).ToBeVisibleAsync();
        await Expect(amara.GetByRole(AriaRole.Heading, new() { Name = "Deployment" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_release_manager_withdraws_a_release_with_a_reason()
    {
        var version = $"2027.3.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await FreezeAsync(amara, version);
        await Expect(amara.GetByRole(AriaRole.Button, new() { Name = "Withdraw…" }))
            .ToHaveAttributeAsync("title", "A release manager can withdraw it.");

        var david = await chromium.PageAsync($"{Product}/releases/{version}", person: "david");
        await david.GetByRole(AriaRole.Button, new() { Name = "Withdraw…" }).ClickAsync();
        var ask = david.Locator("dialog[open]");
        await ask.GetByRole(AriaRole.Button, new() { Name = "Withdraw release" }).ClickAsync();
        await Expect(ask.GetByRole(AriaRole.Alert)).ToContainTextAsync("why it is withdrawn");
        await ClearOfViolationsAsync(david, "dialog[open]", "release-withdraw");
        await ask.GetByLabel("Why").FillAsync("It promises refunds.");
        await ask.GetByRole(AriaRole.Button, new() { Name = "Withdraw release" }).ClickAsync();

        await Expect(david.Locator(".state", new() { HasText = "Withdrawn" })).ToBeVisibleAsync();
        await Expect(david.GetByRole(AriaRole.Link, new() { Name = "Propose…" })).ToHaveCountAsync(0);
        await Expect(david.GetByRole(AriaRole.Button, new() { Name = "Withdraw…" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_remark_on_a_line_is_seen_by_who_has_the_page_open_and_can_be_settled()
    {
        var version = $"2027.2.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await FreezeAsync(amara, version);
        await ProposeAsync(amara, version, "production");
        var priya = await chromium.PageAsync(new Uri(amara.Url).PathAndQuery + "?change=prompts%2Ftriage", person: "priya");
        var line = priya.Locator("#change-prompts-triage td.n.add button").First;

        await line.ClickAsync();
        await priya.Locator("#change-prompts-triage .thread textarea").FillAsync("Is this meant to be here?");
        await priya.Keyboard.PressAsync("Control+Enter");
        await Expect(amara.Locator("#change-prompts-triage .thread")).ToContainTextAsync("Is this meant to be here?");
        await amara.Locator("#change-prompts-triage .thread").GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(priya.Locator("#change-prompts-triage .thread")).ToContainTextAsync("resolved");
    }

    [Fact]
    public async Task A_remark_is_written_from_the_keyboard_without_pressing_any_other_key_of_the_review()
    {
        var version = $"2027.5.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await FreezeAsync(amara, version);
        await ProposeAsync(amara, version, "production");
        var priya = await chromium.PageAsync(new Uri(amara.Url).PathAndQuery + "?change=prompts%2Ftriage", person: "priya");
        await Expect(priya.Locator("#change-prompts-triage td.n.add button").First).ToBeVisibleAsync();
        await KeyboardTests.HeardAsync(priya, "n", "tr[aria-label^='Difference']");

        await priya.Keyboard.PressAsync("c");
        await priya.Keyboard.TypeAsync("a raise of the limit");
        var remark = priya.Locator("#change-prompts-triage .thread textarea");
        await Expect(remark).ToHaveValueAsync("a raise of the limit");
        await Expect(remark).ToBeFocusedAsync();
        await priya.Keyboard.PressAsync("Escape");
        await Expect(remark).ToHaveCountAsync(0);
        await Expect(priya.Locator("#change-prompts-triage td.n button:focus")).ToHaveCountAsync(1);
        // The letters a and r pressed neither decision.
        await Expect(priya.Locator(".decide textarea")).ToHaveValueAsync("");
        await Expect(priya.GetByRole(AriaRole.Button, new() { Name = "Tie it to conditions" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 1024)]
    public async Task Inbox_releases_and_review_have_no_accessibility_violation(ColorScheme scheme, int width)
    {
        var version = $"2027.3.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1", scheme, width);
        await FreezeAsync(amara, version);
        await ProposeAsync(amara, version, "production");
        var path = new Uri(amara.Url).AbsolutePath;
        var priya = await chromium.PageAsync(path, scheme, width, "priya");
        await ClearOfViolationsAsync(priya, "#change-prompts-triage", $"review-{width}-{scheme}");
        foreach (var tab in new[] { "findings", "evaluations", "decisions", "plan", "evidence", "timeline", "notes" })
            await ClearOfViolationsAsync(priya, ".middle .panel", $"review-{tab}-{width}-{scheme}", $"{path}?tab={tab}");
        await ClearOfViolationsAsync(priya, ".inbox .view .req", $"inbox-{width}-{scheme}", $"{Product}/inbox");
        await ClearOfViolationsAsync(priya, "tbody tr", $"releases-{width}-{scheme}", $"{Product}/releases");
        await ClearOfViolationsAsync(priya, "tbody tr", $"release-{width}-{scheme}", $"{Product}/releases/{version}");
        await ClearOfViolationsAsync(amara, "main form", $"propose-{width}-{scheme}", $"{Product}/releases/{version}/propose");
        await ClearOfViolationsAsync(amara, "form tbody tr", $"new-release-{width}-{scheme}", $"{Product}/new-release");
    }

    internal static async Task FreezeAsync(IPage page, string version)
    {
        await page.GetByLabel("Version").FillAsync(version);
        // Notes are part of the manifest, so the release is another one than what it is made from.
        await page.GetByLabel("Notes").FillAsync($"# {version}\n\nFaster refunds, **once more**.");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Freeze {version}" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync($"Release {version}");
    }

    internal static async Task ProposeAsync(IPage page, string version, string environment = "development")
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Propose…" }).ClickAsync();
        await page.GetByLabel("Environment").SelectOptionAsync(
            new[] { new SelectOptionValue { Index = environment == "development" ? 0 : 2 } });
        await page.GetByLabel("Note", new() { Exact = true }).FillAsync("Refunds up to €200 without hand-off.");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Propose {version} for {environment}" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync($"{version} into {environment}");
    }

    private static async Task RequestChangesAsync(IPage page)
    {
        // The heading stands a moment before the page hears keys.
        for (var tries = 0; tries < 20 && !await page.EvaluateAsync<bool>(
            "document.activeElement?.matches('.decide textarea') ?? false"); tries++)
        {
            await page.Keyboard.PressAsync("r");
            await page.WaitForTimeoutAsync(500);
        }
        await Expect(page.Locator(".decide textarea")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Keep the rule about hand-off.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".top .state")).ToContainTextAsync("Changes requested");
    }

    private static async Task SignAsync(IPage page)
    {
        await page.Locator("[data-decide=approve]").ClickAsync();
        await Expect(page.Locator(".decide .sign")).ToContainTextAsync("approve for the");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".top .state")).Not.ToContainTextAsync("Changes requested");
    }

    private async Task EveryoneAskedSignsAsync(IPage page, string path)
    {
        while (await page.Locator(".top .state", new() { HasText = "In review" }).CountAsync() > 0)
        {
            var open = page.Locator(".req.open").First;
            var asked = await open.Locator(".name").InnerTextAsync();
            var said = await open.InnerTextAsync();
            var signer = Subjects.First(one => said.Contains(one.Key, StringComparison.Ordinal)).Value;
            var theirs = await chromium.PageAsync(path, person: signer);
            await SignAsync(theirs);
            await Expect(page.Locator(".req.met", new() { HasText = asked.Split(',')[0] })).ToBeVisibleAsync();
        }
    }

    private static async Task ClearOfViolationsAsync(IPage page, string shown, string picture, string? path = null)
    {
        if (path is not null)
            await page.GotoAsync(new Uri(new Uri(page.Url), path).ToString());
        await Expect(page.Locator(shown).First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", picture + ".png") });
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }
}
