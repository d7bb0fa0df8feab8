using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>An approval on conditions through the browser: tied with the keyboard, held up, said to be met, and put live.</summary>
public sealed class ConditionFlowTests(Chromium chromium)
{
    private const string Product = "/support-agent";
    private const string LoadTest = "Only after the load test of the refund tool";
    private const string Night = "The night shift knows whom to call";
    private const string Evidence = "Run 118 held 200 requests a second for ten minutes.";

    [Fact]
    public async Task What_an_approval_is_tied_to_waits_in_the_inbox_and_holds_the_release_until_it_is_said_to_be_met()
    {
        var (priya, path, version) = await TiedAsync(ColorScheme.Light, 1440);
        var david = await chromium.PageAsync(path, person: "david");
        await Expect(david.Locator(".conditions .open")).ToHaveCountAsync(2);
        await Expect(david.Locator(".conditions .open").First).ToContainTextAsync("Asked by Priya Raman, AI product");
        await Expect(david.Locator(".conditions .open").First).ToContainTextAsync("Priya Raman can say so.");
        await Expect(david.GetByRole(AriaRole.Button, new() { Name = $"Put {version} live in development" })).ToHaveCountAsync(0);

        await priya.GotoAsync(new Uri(new Uri(priya.Url), $"{Product}/inbox?act=meet").ToString());
        var item = priya.Locator(".inbox .item", new() { HasText = $"Conditions to meet: {version}" });
        await Expect(item).ToContainTextAsync($"2 conditions to meet. The first: “{LoadTest}”, asked by Priya Raman");
        await item.ClickAsync();
        await priya.GetByRole(AriaRole.Link, new() { Name = "Open review" }).ClickAsync();
        await Expect(priya.Locator("h1")).ToHaveTextAsync($"{version} into development");
        await SayMetAsync(priya, LoadTest, Evidence);
        await Expect(david.Locator(".conditions .met")).ToContainTextAsync("Met, says Priya Raman");
        await SayMetAsync(priya, Night, "Told at noon.");
        await Expect(david.Locator(".top .state")).ToContainTextAsync("Approved");

        var verb = $"Put {version} live in development";
        await david.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(david.Locator("dialog[open]")).ToContainTextAsync($"“{LoadTest}” was met, says Priya Raman: “{Evidence}”");
        await david.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Heading, new() { Name = "Deployment" })).ToBeVisibleAsync();
        await david.GetByRole(AriaRole.Link, new() { Name = "Timeline" }).ClickAsync();
        await Expect(david.Locator(".middle"))
            .ToContainTextAsync($"Priya Raman said that a condition of Priya Raman is met, on {version} for development: “{LoadTest}”");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 1440)]
    [InlineData(ColorScheme.Light, 1024)]
    [InlineData(ColorScheme.Dark, 1024)]
    public async Task Where_conditions_are_written_shown_and_met_there_is_no_accessibility_violation(ColorScheme scheme, int width)
    {
        var (priya, path, _) = await TiedAsync(scheme, width);
        var name = $"conditions-{{0}}-{width}-{scheme}";
        await ClearAsync(priya, ".conditions .open", string.Format(null, name, "open"));
        await priya.GetByRole(AriaRole.Button, new() { Name = "Say it is met…" }).First.ClickAsync();
        await priya.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Say it is met", Exact = true }).ClickAsync();
        await Expect(priya.Locator("dialog[open]").GetByRole(AriaRole.Alert)).ToContainTextAsync("Say how it was met");
        await ClearAsync(priya, "dialog[open]", string.Format(null, name, "dialog"));
        await priya.Keyboard.PressAsync("Escape");
        await Expect(priya.GetByRole(AriaRole.Button, new() { Name = "Say it is met…" }).First).ToBeFocusedAsync();
        await SayMetAsync(priya, LoadTest, Evidence);
        await ClearAsync(priya, ".conditions .met", string.Format(null, name, "met"));
        await priya.GotoAsync(new Uri(new Uri(priya.Url), $"{path}?tab=decisions").ToString());
        await ClearAsync(priya, ".middle .panel", string.Format(null, name, "decisions"));
        await priya.GotoAsync(new Uri(new Uri(priya.Url), $"{Product}/inbox?act=meet").ToString());
        await ClearAsync(priya, ".inbox .conditions", string.Format(null, name, "inbox"));
    }

    /// <summary>Proposed by Amara; Priya ties her approval to two conditions by the keyboard alone, and every other lane signs.</summary>
    private async Task<(IPage Priya, string Path, string Version)> TiedAsync(ColorScheme scheme, int width)
    {
        var version = $"2027.4.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await ReviewFlowTests.FreezeAsync(amara, version);
        await ReviewFlowTests.ProposeAsync(amara, version);
        var path = new Uri(amara.Url).AbsolutePath;
        var priya = await chromium.PageAsync(path, scheme, width, "priya");
        await priya.GetByRole(AriaRole.Button, new() { Name = "Tie it to conditions" }).FocusAsync();
        await priya.Keyboard.PressAsync("Enter");
        var box = priya.GetByLabel("Conditions", new() { Exact = true });
        await Expect(box).ToBeFocusedAsync();
        await priya.Keyboard.TypeAsync($"{LoadTest}\n{Night}");
        await Expect(box).ToHaveValueAsync($"{LoadTest}\n{Night}");
        await Expect(priya.Locator(".decide .sign")).ToContainTextAsync("approve for the AI product lane, on 2 conditions, that");
        await ClearAsync(priya, ".decide [data-conditions]", $"conditions-written-{width}-{scheme}");
        await priya.Keyboard.PressAsync("Control+Enter");
        await Expect(priya.Locator(".conditions .open .text").First).ToContainTextAsync(LoadTest);
        return (priya, path, version);
    }

    private static async Task SayMetAsync(IPage page, string condition, string evidence)
    {
        var row = page.Locator(".conditions li", new() { HasText = condition });
        await row.GetByRole(AriaRole.Button, new() { Name = "Say it is met…" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("How it was met")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(evidence);
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Say it is met", Exact = true }).ClickAsync();
        await Expect(row).ToContainTextAsync($"“{evidence}”");
        await Expect(page.Locator(".conditions")).ToBeFocusedAsync();
    }

    private static async Task ClearAsync(IPage page, string shown, string picture)
    {
        await Expect(page.Locator(shown).First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", picture + ".png") });
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }
}
