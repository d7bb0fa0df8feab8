using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What stands on the screen when the console itself has a fault: which page it is, a reference, and a way on.</summary>
public sealed class FaultPagesTests
{
    private const float Patience = Chromium.Patience;

    [Fact]
    public async Task An_inbox_that_cannot_be_read_says_so_in_its_place_and_loads_when_it_can()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        // Before anything was asked: what was worked out already for this state of the log is shown without reading it again.
        await RenameAsync(console, back: false);
        var page = await console.OpenAsync("amara", "/support-agent/artifacts");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Artifacts", new() { Timeout = Patience });

        await page.GetByRole(AriaRole.Link, new() { Name = "Inbox" }).ClickAsync();
        await Expect(page.Locator(".banner")).ToContainTextAsync("Inbox could not be shown.", new() { Timeout = Patience });
        await Expect(page.Locator("h1")).ToHaveTextAsync("Inbox");
        await Expect(page.Locator(".banner code")).Not.ToBeEmptyAsync();
        await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "pictures", "inbox-fault.png") });

        await RenameAsync(console, back: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Nothing waits for you", new() { Timeout = Patience });
    }

    private static async Task RenameAsync(HostedConsole console, bool back)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await console.Agent.Console.Contexts.OpenAsync(console.Agent.Console.Tenant, cancel);
        var table = db.Model.FindEntityType(typeof(Proposal))!.GetTableName()!;
        var (from, to) = back ? ($"{table}Away", table) : (table, $"{table}Away");
        await db.Database.OpenConnectionAsync(cancel);
        await using var rename = db.Database.GetDbConnection().CreateCommand();
        rename.CommandText = $"""ALTER TABLE "{from}" RENAME TO "{to}";""";
        await rename.ExecuteNonQueryAsync(cancel);
    }
}
