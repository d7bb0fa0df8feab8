using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

public sealed class KitTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Two_texts_stand_side_by_side_with_changed_words_marked(ColorScheme scheme)
    {
        var page = await chromium.PageAsync("/kit/diff", scheme);
        await Expect(page.Locator("td.c.del del").First).ToHaveTextAsync("one question");
        await Expect(page.Locator("td.c.add ins").First).ToHaveTextAsync("two questions");
        await Expect(page.Locator("tr.talk")).ToContainTextAsync("A thread about line 9");
        await page.ScreenshotAsync(new() { Path = Picture($"diff-{scheme}"), FullPage = true });
    }

    [Fact]
    public async Task Below_1200_pixels_the_comparison_is_unified()
    {
        var page = await chromium.PageAsync("/kit/diff", width: 1024);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "prompts/triage, unified" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_hundred_thousand_rows_render_only_what_is_in_sight_and_a_hunk_takes_the_focus()
    {
        var page = await chromium.PageAsync("/kit/diff?rows=100000");
        await Expect(page.Locator("td.c.del").First).ToBeVisibleAsync();
        (await page.Locator("table.diff tr").CountAsync()).ShouldBeLessThan(300);
        await page.Locator(".long").EvaluateAsync("box => box.scrollTop = box.scrollHeight / 2");
        await Expect(page.Locator("[data-line='before-50001']")).ToBeVisibleAsync();
        await page.Locator("button.next").ClickAsync();
        await Expect(page.Locator("tr[aria-label='Difference 1']")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_megabyte_opens_takes_typing_and_reads_back(ColorScheme scheme)
    {
        var page = await chromium.PageAsync("/kit/editor", scheme);
        await Expect(page.Locator(".monaco-diff-editor .char-insert").First).ToBeVisibleAsync();
        await page.ScreenshotAsync(new() { Path = Picture($"editor-{scheme}"), FullPage = true });
        var expected = string.Concat(Enumerable.Range(0, 20_000).Select(n => $"line {n}: refunds up to €200, each with a reason 😀\n"));
        await page.Locator("button.fill").ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync("Set");
        // A line, not the whole text: the middle of 20 000 lines is nowhere near the window.
        await page.Locator(".pane").First.Locator(".view-line").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await page.Keyboard.TypeAsync("typed");
        await Expect(page.Locator(".changes")).ToHaveTextAsync($"{expected.Length + 5}");
        await page.Locator("button.read").ClickAsync();
        await Expect(page.Locator(".state")).ToHaveTextAsync(
            $"Read {expected.Length + 5} characters, {ReleaseConsole.Core.Artifacts.Digest.Of("typed" + expected)}");
    }

    private static string Picture(string name) => Path.Combine(AppContext.BaseDirectory, "pictures", name + ".png");
}
