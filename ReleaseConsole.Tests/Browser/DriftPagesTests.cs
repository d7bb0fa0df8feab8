using Microsoft.Playwright;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>What somebody did to the target by hand, from where it is seen to where it is taken back.</summary>
public sealed class DriftPagesTests
{
    private const float Patience = 60_000;
    private const string Branch = "release/staging";
    private const string File = "prompts/triage.md";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hand_edit_is_seen_with_its_author_on_the_overview_and_taken_back_from_the_environment()
    {
        await using var console = await HostedConsole.StartAsync();
        var (agent, git) = (console.Agent, GivenGit.In(console.Agent.Console));
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await git.ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await RunningConsole.UntilAsync(async () => (await agent.Console.EnvironmentAsync("staging")).LiveManifest is not null);
        git.EditByHand(Branch, File, "Be rude.\n");
        await agent.Console.Get<CheckDrift>().RunAsync(agent.Console.Tenant, Cancel);

        var david = await console.OpenAsync("david", "/support-agent");
        var told = david.Locator(".att", new() { HasText = "prompts/triage" });
        await Expect(told).ToContainTextAsync("was edited outside this console, by Sam Hand", new() { Timeout = Patience });
        await told.GetByRole(AriaRole.Link, new() { Name = "Decide in staging" }).ClickAsync();
        await Expect(david.Locator(".drift")).ToContainTextAsync("by Sam Hand", new() { Timeout = Patience });
        (await david.ViolationsAsync()).ShouldBeEmpty();

        await david.GetByRole(AriaRole.Link, new() { Name = "See what differs in prompts/triage" }).ClickAsync();
        await Expect(david.GetByText("Be rude.").First).ToBeVisibleAsync(new() { Timeout = Patience });
        (await david.ViolationsAsync()).ShouldBeEmpty();
        await david.GetByRole(AriaRole.Button, new() { Name = "Revert", Exact = true }).ClickAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = "Put it back" }).ClickAsync();
        await RunningConsole.UntilAsync(() => Task.FromResult(git.Show(Branch, File) == "Be kind.\n"));
        await RunningConsole.UntilAsync(async () => await agent.Console.Get<CheckDrift>().RunAsync(agent.Console.Tenant, Cancel) == 0);
        await david.ReloadAsync();
        await Expect(david.GetByText("No drift seen")).ToBeVisibleAsync(new() { Timeout = Patience });
    }
}
