using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>Overview, environments, rollback and connections over the demo workspace, whose target is a real bare git repository.</summary>
public sealed class EnvironmentTests(Chromium chromium)
{
    private const string Product = "/support-agent";

    [Fact]
    public async Task A_hold_is_placed_with_its_reason_and_lifted_and_both_are_told()
    {
        var reason = $"Payment move {Guid.CreateVersion7():n}";
        var david = await chromium.PageAsync($"{Product}/environments?environment=production&do=hold", person: "david");
        await david.GetByRole(AriaRole.Button, new() { Name = "Place hold on production" }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Alert)).ToContainTextAsync("Give a reason");
        await david.GetByLabel("Reason").FillAsync(reason);
        await david.GetByRole(AriaRole.Button, new() { Name = "Place hold on production" }).ClickAsync();
        var row = david.GetByRole(AriaRole.Row, new() { NameRegex = new(reason) });
        await Expect(row).ToContainTextAsync("David Osei");
        await Expect(david.GetByRole(AriaRole.Navigation, new() { Name = "Promotion path" })).ToContainTextAsync("Held");

        var amara = await chromium.PageAsync($"{Product}/environments?environment=production");
        await Expect(amara.GetByRole(AriaRole.Row, new() { NameRegex = new(reason) }).GetByRole(AriaRole.Button))
            .ToHaveAttributeAsync("title", "A person with the role release manager can lift it.");

        await row.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await david.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Lift hold" }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        await Expect(amara.GetByText(reason)).ToHaveCountAsync(0);
        await david.GotoAsync($"{chromium.Address}{Product}");
        await Expect(david.GetByText($"David Osei lifted the hold on production: {reason}")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Staging_goes_back_to_the_last_known_good_release_and_the_repository_holds_its_files()
    {
        var david = await chromium.PageAsync($"{Product}/environments/staging/roll-back", person: "david");
        await Expect(david.GetByText("Last known good")).ToBeVisibleAsync();
        await david.GetByRole(AriaRole.Link, new() { Name = "Plan for 2026.10.3" }).ClickAsync();
        await Expect(david.GetByText("Every version still exists")).ToBeVisibleAsync();
        await ClearOfViolationsAsync(david, "rollback-plan");
        await david.GetByRole(AriaRole.Link, new() { Name = "Continue to sign" }).ClickAsync();
        await david.GetByLabel("Reason").FillAsync("Refund replies promise unpaid amounts");
        await david.GetByRole(AriaRole.Button, new() { Name = "Ask for signatures" }).ClickAsync();
        await Expect(david.GetByText("I, David Osei, approve that staging goes back to 2026.10.3.")).ToBeVisibleAsync();
        await ClearOfViolationsAsync(david, "rollback-sign");

        // Whoever cannot sign reads what is asked and who can; nothing is said in their name.
        var mei = await chromium.PageAsync(new Uri(david.Url).PathAndQuery, person: "mei");
        await Expect(mei.GetByText("Refund replies promise unpaid amounts")).ToBeVisibleAsync();
        await Expect(mei.GetByText("A release manager signs a rollback.").Last).ToBeVisibleAsync();
        await Expect(mei.GetByRole(AriaRole.Button, new() { Name = "Sign rollback" })).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(mei.GetByText("I, Mei Tanaka")).ToHaveCountAsync(0);

        await david.ReloadAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = "Sign rollback" }).ClickAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = "Roll back staging" }).ClickAsync();
        await Expect(david.GetByText("staging runs 2026.10.3.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(david.GetByRole(AriaRole.Row, new() { NameRegex = new("support-agent-live") })).ToContainTextAsync("Confirmed");
        await ClearOfViolationsAsync(david, "rollback-verified");

        await david.GotoAsync($"{chromium.Address}{Product}/environments?environment=staging");
        await Expect(david.GetByText("rolled back to 2026.10.3: Refund replies promise unpaid amounts").First).ToBeVisibleAsync();
        await Expect(david.GetByRole(AriaRole.Link, new() { Name = "Rolled back" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_connection_is_tried_without_writing_and_one_to_this_machine_needs_to_say_so()
    {
        var lena = await chromium.PageAsync($"{Product}/connections", person: "lena");
        await lena.GetByRole(AriaRole.Button, new() { Name = "Dry run" }).ClickAsync();
        await Expect(lena.GetByText("Nothing was written, there or here.")).ToBeVisibleAsync();
        await lena.GetByRole(AriaRole.Button, new() { Name = "Check now" }).ClickAsync();
        await Expect(lena.Locator("p", new() { HasText = "production: release/production is at" })).ToBeVisibleAsync();

        await lena.GotoAsync($"{chromium.Address}{Product}/connections?do=add");
        await Expect(lena.GetByRole(AriaRole.Link, new() { Name = "Add connection" })).ToHaveCountAsync(0);
        await lena.GetByLabel("Name", new() { Exact = true }).FillAsync("local");
        await lena.GetByLabel("Address", new() { Exact = true }).FillAsync("/srv/live.git");
        await lena.GetByRole(AriaRole.Button, new() { Name = "Add connection" }).ClickAsync();
        await Expect(lena.GetByRole(AriaRole.Alert)).ToContainTextAsync("allows private network");
    }

    [Theory]
    [InlineData("", "overview", "h2:has-text('This week')", "priya")]
    [InlineData("/environments?environment=production&rows=all", "environments", "table.par", "david")]
    [InlineData("/environments?environment=production&do=promote", "environments-promote", "form.propose", "david")]
    [InlineData("/environments/production/roll-back?step=candidate", "rollback-candidate", "text=Last known good", "david")]
    [InlineData("/connections", "connections", "table.targets", "lena")]
    [InlineData("/connections?do=add", "connections-add", "form.target", "lena")]
    public async Task No_page_has_an_axe_violation_in_either_theme_or_width(string path, string picture, string shown, string person)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 1024) })
        {
            var page = await chromium.PageAsync(Product + path, scheme, width, person);
            await Expect(page.Locator(shown).First).ToBeVisibleAsync();
            await ClearOfViolationsAsync(page, $"{picture}-{width}-{scheme}".ToLowerInvariant());
            await page.Context.CloseAsync();
        }
    }

    private static async Task ClearOfViolationsAsync(IPage page, string picture)
    {
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", picture + ".png"), FullPage = true });
        (await page.ViolationsAsync()).ShouldBeEmpty();
    }
}
