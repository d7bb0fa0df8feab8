using Microsoft.Playwright;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>A policy on its way into force, in the hands of the people who may do each step.</summary>
public sealed class PolicyFlowTests
{
    private const string Policy = "/support-agent/policy";
    private const float Patience = 30_000;

    [Fact]
    public async Task A_draft_is_replayed_proposed_signed_and_put_in_force()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        await console.Agent.GoesLiveAsync("2026.11.0");
        await console.Agent.ProposeAsync("2026.11.1");
        await DraftAsync(console);

        var amara = await console.OpenAsync("amara", Policy);
        await Expect(amara.Locator(".view-lines")).ToContainTextAsync("release-gates", new() { Timeout = Patience });
        await ReplayAsync(amara);
        await amara.GetByLabel("Why this policy").FillAsync("Advice that can be followed.");
        await amara.GetByRole(AriaRole.Button, new() { Name = "Propose policy" }).ClickAsync();
        await Expect(amara.GetByText("v1 is proposed")).ToBeVisibleAsync(new() { Timeout = Patience });

        var lena = await console.OpenAsync("lena", Policy);
        await Expect(Button(lena, "Put in force")).ToHaveAttributeAsync("aria-disabled", "true", new() { Timeout = Patience });
        await SignAsync(await console.OpenAsync("mei", "/support-agent/inbox"));
        await lena.ReloadAsync();
        await Button(lena, "Put in force").ClickAsync();
        await lena.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Put in force" }).ClickAsync();
        await Expect(lena.GetByText("release-gates version 1 is in force")).ToBeVisibleAsync(new() { Timeout = Patience });
        (await Accessibility.ViolationsAsync(lena)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_policy_is_completed_while_it_is_typed_and_replayed_before_it_is_saved()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        await console.Agent.GoesLiveAsync("2026.11.0");
        await console.Agent.ProposeAsync("2026.11.1");
        var page = await console.OpenAsync("amara", Policy);
        await Expect(page.Locator(".view-lines")).ToContainTextAsync("release-gates", new() { Timeout = Patience });
        await page.Locator(".view-line").First.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");

        await CompleteAsync(page, "env", "environments");
        await page.Keyboard.PressAsync("Enter");
        await CompleteAsync(page, "prod", "production");
        await page.Keyboard.PressAsync("Enter");
        await CompleteAsync(page, "reco", "recommend");
        await page.Keyboard.PressAsync("Enter");
        await CompleteAsync(page, "crit", "critical");
        await CompleteAsync(page, "rou", "route-to-lanes");

        await Expect(page.Locator("[role=status]", new() { HasText = "The policy can be saved as a draft." })).ToBeVisibleAsync(new() { Timeout = Patience });
        await ReplayAsync(page);
        await Expect(page.GetByRole(AriaRole.Row, new() { NameRegex = new("2026.11.1 into production") })).ToContainTextAsync("Route to lanes");
        (await Accessibility.ViolationsAsync(page)).ShouldBeEmpty();
    }

    // What is offered for a few letters, taken by the keyboard.
    private static async Task CompleteAsync(IPage page, string typed, string offered)
    {
        await page.Keyboard.TypeAsync(typed);
        var choice = page.Locator(".suggest-widget.visible .monaco-list-row.focused");
        await Expect(choice).ToContainTextAsync(offered, new() { Timeout = Patience });
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".suggest-widget.visible .monaco-list-row", new() { HasText = offered })).ToHaveCountAsync(0);
    }

    private static async Task DraftAsync(HostedConsole console) => (await console.Agent.Console.Get<DraftPolicy>().RunAsync(
        new NewPolicy(
            TestConsole.ProductSlug,
            RiskPolicy.DefaultText.Replace("critical: do-not-ship", "critical: route-to-lanes", StringComparison.Ordinal), "Softer.", null),
        await console.Agent.Console.PersonAsync("Pia Policy", (Role.Admin, null)), TestContext.Current.CancellationToken)).ShouldSucceed();

    private static async Task ReplayAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Replay" }).ClickAsync();
        await Expect(page.GetByText("1 of 1 proposal would be judged otherwise.")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static async Task SignAsync(IPage mei)
    {
        await mei.GetByRole(AriaRole.Link, new() { Name = "Open the policy" }).ClickAsync();
        await Expect(mei.GetByText("At critical risk the advice is route-to-lanes")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Expect(mei.GetByText("for the Compliance lane that v1 of release-gates")).ToBeVisibleAsync();
        await Button(mei, "Sign approval").ClickAsync();
        await Expect(mei.GetByText("Every requirement is met for exactly these bytes.")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    private static ILocator Button(IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name });
}
