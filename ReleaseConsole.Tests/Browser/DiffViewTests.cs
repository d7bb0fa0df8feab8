using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>A comparison in the hands of a reader: naming lines, copying, unfolding, hiding spaces, and what has only moved.</summary>
public sealed class DiffViewTests(Chromium chromium)
{
    [Fact]
    public async Task A_press_names_a_line_in_the_address_and_shift_names_the_lines_up_to_another()
    {
        var page = await OpenAsync("/kit/diff");
        await page.Locator("[data-line='after-6'] a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("line=after-6$"));
        await Expect(page.Locator("td.on")).ToHaveAttributeAsync("data-line", "after-6");
        await page.Locator("[data-line='after-8'] a").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Expect(page.Locator("td.on")).ToHaveCountAsync(3);
        page.Url.ShouldEndWith("line=after-6-8");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy link" }).ClickAsync();
        (await CopiedAsync(page)).ShouldBe(page.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy lines" }).ClickAsync();
        await Expect(page.Locator("[data-copy-text='lines']")).ToHaveAttributeAsync("data-copied", "Copied");
        (await CopiedAsync(page)).ShouldStartWith("- Ask at most two questions before you act.\n- Refunds up to €200");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment", Exact = true }).ClickAsync();
        await Expect(page.Locator("tr.talk").First).ToContainTextAsync("A thread about line 8");
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_goes_from_line_to_line_names_one_and_opens_a_fold()
    {
        var page = await OpenAsync("/kit/diff");
        await page.Locator("[data-line='before-6'] a").FocusAsync();
        // The lines stand a moment before they hear keys.
        for (var tries = 0; tries < 40 && await page.Locator("[data-line='before-5'] a:focus").CountAsync() == 0; tries++)
        {
            await page.Keyboard.PressAsync("ArrowUp");
            await page.WaitForTimeoutAsync(100);
        }
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("[data-line='before-4'] a")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("td.on")).ToHaveAttributeAsync("data-line", "before-4");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Locator("td.on")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy lines" })).ToBeFocusedAsync();
        await page.Locator("tr.gap button").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("[data-line='after-1'] a")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_selection_stays_in_its_column_and_is_copied_as_lines()
    {
        var page = await OpenAsync("/kit/diff");
        // Until the fonts are here the lines still move.
        await page.EvaluateAsync("() => document.fonts.ready");
        var (from, to) = (page.Locator("[data-line='before-6'] ~ td.before"), page.Locator("[data-line='before-8'] ~ td.before"));
        var (start, end) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(start.X + 3, start.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(end.X + end.Width - 4, end.Y + 10, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await page.Keyboard.PressAsync("Control+c");
        (await CopiedAsync(page)).ShouldBe(
            "- Ask at most one question before you act.\n- Never promise a delivery date.\n- Refunds above €50 always go to a person: call `hand_off`.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Copy text before" }).ClickAsync();
        await Expect(page.Locator("[data-copy-text='before']")).ToHaveAttributeAsync("data-copied", "Copied");
        (await CopiedAsync(page)).ShouldStartWith("# Triage\nYou are the first line of support");
    }

    [Theory]
    [InlineData("/kit/diff")]
    [InlineData("/kit/diff?view=unified")]
    public async Task A_line_that_changed_its_place_says_where_it_went_and_where_it_came_from(string path)
    {
        var page = await OpenAsync(path);
        await Expect(page.Locator("td.c.mov.before")).ToContainTextAsync("moved to line 13");
        await Expect(page.Locator("td.c.mov.after")).ToContainTextAsync("moved from line 7");
        await Expect(page.Locator(".pm")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("↕1"));
    }

    [Fact]
    public async Task Spaces_are_hidden_on_request_and_the_address_keeps_it_with_the_view()
    {
        var page = await OpenAsync("/kit/diff");
        await Expect(page.Locator("[data-line='after-14']")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("add"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide spaces" }).ClickAsync();
        await Expect(page.Locator("td.n.add[data-line='after-14']")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Unified" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "prompts/triage, unified" })).ToBeVisibleAsync();
        page.Url.ShouldContain("ws=hide");
        page.Url.ShouldContain("view=unified");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Hide spaces" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "prompts/triage, unified" })).ToBeVisibleAsync();
    }

    private static Task<string> CopiedAsync(IPage page) => page.EvaluateAsync<string>("navigator.clipboard.readText()");

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await chromium.PageAsync(path);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await Expect(page.Locator("table.diff")).ToBeVisibleAsync();
        return page;
    }
}
