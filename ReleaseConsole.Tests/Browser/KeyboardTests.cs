using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// A proposal from the inbox to live without a pointer: keys of the console, Tab and Enter alone, with the focus always seen.
/// </summary>
public sealed class KeyboardTests(Chromium chromium)
{
    private const string Product = "/support-agent";
    private const int MostStops = 150;
    private const float Patience = Chromium.Patience;

    // What has the focus must be told from what has not: by an outline of its own or of what it stands in.
    private const string FocusIsSeen = """
        () => {
          // Past the last control stands the browser's own frame.
          // A page that has just come gives the focus to its heading, for who listens; that is no stop of the Tab key.
          if (document.activeElement === document.body || document.activeElement.matches("h1[tabindex='-1']")) return "";
          for (let at = document.activeElement; at && at !== document.body; at = at.parentElement) {
            const style = getComputedStyle(at);
            if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) return "";
            if (at.matches("main, dialog, .app")) break;
          }
          return document.activeElement.outerHTML.slice(0, 200);
        }
        """;

    [Fact]
    public async Task A_proposal_is_found_signed_and_put_live_with_the_keyboard_alone()
    {
        var version = $"2027.4.{Random.Shared.Next(1, 1_000_000)}";
        var amara = await chromium.PageAsync($"{Product}/new-release?from=2026.11.1");
        await ReviewFlowTests.FreezeAsync(amara, version);
        await ReviewFlowTests.ProposeAsync(amara, version);

        var priya = await chromium.PageAsync(Product, person: "priya");
        await ToInboxAsync(priya, $"Approve {version}");
        await Expect(priya.Locator("h1")).ToHaveTextAsync($"{version} into development", new() { Timeout = Patience });
        await HeardAsync(priya, "a", ".decide textarea");
        await priya.Keyboard.TypeAsync("Read with the keyboard.");
        await priya.Keyboard.PressAsync("Control+Enter");
        await Expect(priya.Locator(".top .state")).ToContainTextAsync("Approved", new() { Timeout = Patience });

        var david = await chromium.PageAsync(Product, person: "david");
        await ToInboxAsync(david, version);
        await Expect(david.Locator("h1")).ToHaveTextAsync($"{version} into development", new() { Timeout = Patience });
        var verb = $"Put {version} live in development";
        await Expect(david.GetByRole(AriaRole.Button, new() { Name = verb }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        await TabToAsync(david, verb);
        await david.Keyboard.PressAsync("Enter");
        await Expect(david.Locator("dialog[open]")).ToBeVisibleAsync();
        await TabToAsync(david, verb);
        await david.Keyboard.PressAsync("Enter");
        await Expect(david.GetByRole(AriaRole.Heading, new() { Name = "Deployment" })).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    [Fact]
    public async Task The_palette_says_what_can_be_done_here_and_by_whom_and_opens_where_it_is_done()
    {
        var david = await chromium.PageAsync(Product, person: "david");
        await HeardAsync(david, "Control+k", "#palette input");
        await david.Keyboard.TypeAsync("production");
        var acts = david.GetByRole(AriaRole.Group, new() { Name = "Do", Exact = true });
        await Expect(acts.GetByText("Compare production with staging")).ToBeVisibleAsync();
        await Expect(david.GetByRole(AriaRole.Group, new() { Name = "Ask the log" }).GetByText("What was live in production on …"))
            .ToBeVisibleAsync();
        (await david.ViolationsAsync()).ShouldBeEmpty();

        await david.Keyboard.PressAsync("Control+a");
        await david.Keyboard.TypeAsync(">roll back prod");
        await Expect(david.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await david.Keyboard.PressAsync("Enter");
        await Expect(david.Locator("h1")).ToHaveTextAsync("Roll back production");

        var priya = await chromium.PageAsync(Product, person: "priya");
        await HeardAsync(priya, "Control+k", "#palette input");
        await priya.Keyboard.TypeAsync(">roll back prod");
        await Expect(priya.GetByText("Nothing found for")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/inbox")]
    [InlineData("/releases")]
    [InlineData("/artifacts")]
    [InlineData("/environments")]
    [InlineData("/audit")]
    [InlineData("/connections")]
    [InlineData("/access")]
    [InlineData("/imports/new")]
    public async Task Tab_reaches_every_control_of_a_page_and_the_focus_is_seen_on_each(string path)
    {
        var page = await chromium.PageAsync(Product + path, person: "lena");
        await Expect(page.Locator("main h1").First).ToBeAttachedAsync(new() { Timeout = Patience });
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0, new() { Timeout = Patience });
        await page.EvaluateAsync("""
            () => {
              document.activeElement?.blur();
              for (const one of document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary)"))
                if (one.checkVisibility() && !one.closest("dialog") && one.tabIndex >= 0) one.dataset.unreached = "";
              document.addEventListener("focusin", event => delete event.target.dataset.unreached);
            }
            """);
        var controls = await page.Locator("[data-unreached]").CountAsync();
        for (var stops = 0; stops < controls + MostStops && await page.Locator("[data-unreached]").CountAsync() > 0; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>(FocusIsSeen)).ShouldBeEmpty();
        }
        (await page.Locator("[data-unreached]").EvaluateAllAsync<string[]>("all => all.map(one => one.outerHTML.slice(0, 200))"))
            .ShouldBeEmpty();
    }

    /// <summary><c>g i</c>, then <c>j</c> until the row is chosen, then Enter.</summary>
    private static async Task ToInboxAsync(IPage page, string row)
    {
        await Expect(page.Locator("main h1")).ToBeAttachedAsync(new() { Timeout = Patience });
        // A page stands a moment before it hears its keys.
        for (var tries = 0; tries < 40 && await page.Locator(".inbox").CountAsync() == 0; tries++)
        {
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync("i");
            await page.WaitForTimeoutAsync(500);
        }
        await Expect(page.Locator(".inbox .item", new() { HasText = row })).ToBeVisibleAsync(new() { Timeout = Patience });
        var chosen = page.Locator(".inbox .item[aria-current]", new() { HasText = row });
        for (var rows = await page.Locator(".inbox .item").CountAsync(); rows > 0 && await chosen.CountAsync() == 0; rows--)
        {
            var before = await page.Locator(".inbox .item[aria-current]").GetAttributeAsync("href");
            await page.Keyboard.PressAsync("j");
            await Expect(page.Locator(".inbox .item[aria-current]")).Not
                .ToHaveAttributeAsync("href", before!, new() { Timeout = Patience });
        }
        await Expect(chosen).ToHaveCountAsync(1);
        await Expect(page.Locator(".inbox .view [data-open]")).ToBeVisibleAsync(new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses a key until the page listens to its keys.</summary>
    internal static async Task HeardAsync(IPage page, string key, string focused)
    {
        for (var tries = 0; tries < 40 && await page.Locator($"{focused}:focus").CountAsync() == 0; tries++)
        {
            await page.Keyboard.PressAsync(key);
            await page.WaitForTimeoutAsync(250);
        }
        await Expect(page.Locator($"{focused}:focus")).ToHaveCountAsync(1);
    }

    private static async Task TabToAsync(IPage page, string button)
    {
        for (var stops = 0; stops < MostStops && await FocusedAsync(page) != button; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>(FocusIsSeen)).ShouldBeEmpty();
        }
        (await FocusedAsync(page)).ShouldBe(button);
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>(
        "() => { const at = document.activeElement?.cloneNode(true); at?.querySelectorAll('.icon, kbd').forEach(one => one.remove()); return at?.tagName === 'BUTTON' ? at.textContent.trim() : ''; }");
}
