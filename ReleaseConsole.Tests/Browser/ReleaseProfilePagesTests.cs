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
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("gpt-4o is left open, and the release states no reason.");
    }

    [Theory]
    [InlineData(1440, ColorScheme.Dark)]
    [InlineData(1024, ColorScheme.Light)]
    public async Task What_a_new_release_would_leave_open_is_asked_about_and_the_reason_stands_on_its_page(int width, ColorScheme scheme)
    {
        await using var console = await HostedConsole.StartAsync("2026.10.3");
        (await console.Agent.Console
            .SaveAsync(console.Agent.Amara, ArtifactKind.Model, "models/judge", "provider: openai\nmodel: gpt-4o\n")).ShouldSucceed();

        var page = await console.OpenAsync("amara", "/support-agent/new-release?from=2026.10.3", scheme, width);
        await page.GetByLabel("Version").FillAsync("2026.10.4");
        await page.GetByLabel("models/judge").SelectOptionAsync("Take v1: A change");
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze 2026.10.4" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Group, new() { Name = "What it names and does not pin" }))
            .ToContainTextAsync("models/judge:2:8");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(page, $"new-release-open-{width}-{scheme}");
        await page.GetByLabel("Why gpt-4o stays open").FillAsync("It only grades drafts.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze 2026.10.4" }).ClickAsync();
        await page.EndsWithAsync("/releases/2026.10.4");

        await page.GotoAsync($"{console.Address}/support-agent/releases/2026.10.4?tab=profile");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("gpt-4o is left open: It only grades drafts.");
        await Expect(Panel(page, "Resolved")).ToContainTextAsync("models/judge:2:8");
        (await page.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(page, $"release-open-{width}-{scheme}");

        var proposal = await console.Agent.ProposeAsync("2026.10.4");
        var priya = await console.OpenAsync("priya", $"/support-agent/proposals/{proposal.Id.Value:D}", scheme, width);
        await Expect(priya.GetByRole(AriaRole.Region, new() { Name = "Left open" }).First)
            .ToContainTextAsync("gpt-4o It only grades drafts.");
        (await priya.ViolationsAsync()).ShouldBeEmpty();
        await PictureAsync(priya, $"review-open-{width}-{scheme}");
    }

    private static Task PictureAsync(IPage page, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(AppContext.BaseDirectory, "pictures", $"{name}.png"),
        FullPage = true,
    });

    private static ILocator Panel(IPage page, string title) => page.GetByRole(AriaRole.Group, new() { Name = title, Exact = true });

    private static ILocator Stat(IPage page, string model) => Panel(page, "Resolved").Locator(".stat", new()
    {
        Has = page.GetByText(model, new() { Exact = true }),
    });
}
