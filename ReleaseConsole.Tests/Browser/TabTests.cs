using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// Every tab of a page is followed by its link, as people do: a page opened by its address makes its panels at another moment.
/// </summary>
public sealed class TabTests(Chromium chromium)
{
    private const float Patience = Chromium.Patience;

    [Theory]
    [InlineData("artifacts/prompt/prompts/triage")]
    [InlineData("artifacts/dataset/datasets/golden")]
    [InlineData("releases/2026.11.1")]
    [InlineData("environments")]
    [InlineData("unresolved")]
    [InlineData("inbox")]
    public async Task Each_is_shown_when_it_is_followed_and_the_page_lives_on(string place)
    {
        var page = await chromium.PageAsync($"/support-agent/{place}", person: "priya");
        await WalkAsync(page);
    }

    [Fact]
    public async Task So_is_each_of_a_review()
    {
        var page = await chromium.PageAsync("/support-agent/inbox", person: "priya");
        await page.Locator(".inbox .view [data-open]").ClickAsync();
        // The inbox has tabs too, until the review takes its place.
        await Expect(page.Locator(".inbox")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await WalkAsync(page);
    }

    private static async Task WalkAsync(IPage page)
    {
        var tabs = page.Locator("main nav.tabs").First.Locator("a");
        await Expect(tabs.First).ToBeVisibleAsync(new() { Timeout = Patience });
        var count = await tabs.CountAsync();
        for (var at = 0; at <= count; at++)
        {
            var tab = tabs.Nth(at % count);
            await tab.ClickAsync();
            await Expect(tab).ToHaveAttributeAsync("aria-current", "page", new() { Timeout = Patience });
        }
    }
}
