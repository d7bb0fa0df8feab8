using Microsoft.Playwright;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What a release takes, as its page shows it.</summary>
public sealed class ReleaseProfilePagesTests
{
    [Fact]
    public async Task A_release_page_says_what_it_resolves_to_and_what_each_environment_asks()
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3", "2026.11.0");
        await console.Agent.GoesLiveAsync("2026.10.3");
        await console.Agent.Console.ReleaseAsync(
            "group", (ArtifactKind.Model, "models/group",
                """{"deployments":[{"model":"gpt-4o","provider":"azure"},{"model":"gpt-4o-2024-08-06","provider":"openai"}]}"""));

        var page = await console.OpenAsync("priya", "/support-agent/releases/2026.11.0?tab=profile");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("openai/gpt-4.1-mini-2025-04-14");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("stays the same model");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("version 0");
        await Expect(Panel(page, "development")).ToContainTextAsync("nothing was live");
        await Expect(Panel(page, "production")).ToContainTextAsync("2026.10.3");
        await Expect(Panel(page, "production")).ToContainTextAsync("1 × AI product");
        await Expect(Panel(page, "production")).ToContainTextAsync("Everything in it is allowed here.");
        (await page.ViolationsAsync()).ShouldBeEmpty();

        await page.GotoAsync($"{console.Address}/support-agent/releases/group?tab=profile");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("no tools");
        await Expect(Stat(page, "azure/gpt-4o")).ToContainTextAsync("can come to mean another model");
        await Expect(Stat(page, "openai/gpt-4o-2024-08-06")).ToContainTextAsync("stays the same model");
    }

    private static ILocator Panel(IPage page, string title) => page.GetByRole(AriaRole.Group, new() { Name = title, Exact = true });

    private static ILocator Stat(IPage page, string model) => Panel(page, "Resolved").Locator(".stat", new()
    {
        Has = page.GetByText(model, new() { Exact = true }),
    });
}
