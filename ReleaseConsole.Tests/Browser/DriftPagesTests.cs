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
        await Expect(david.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Revert staging on");
        await david.GetByRole(AriaRole.Button, new() { Name = "Revert staging" }).ClickAsync();
        await RunningConsole.UntilAsync(() => Task.FromResult(git.Show(Branch, File) == "Be kind.\n"));
        await RunningConsole.UntilAsync(async () => await agent.Console.Get<CheckDrift>().RunAsync(agent.Console.Tenant, Cancel) == 0);
        await david.ReloadAsync();
        await Expect(david.GetByText("No drift seen")).ToBeVisibleAsync(new() { Timeout = Patience });
    }

    [Fact]
    public async Task The_focus_goes_where_a_drift_is_looked_at_and_comes_back_and_what_was_decided_is_said()
    {
        await using var console = await HostedConsole.StartAsync();
        var (agent, git) = (console.Agent, GivenGit.In(console.Agent.Console));
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await git.ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await RunningConsole.UntilAsync(async () => (await agent.Console.EnvironmentAsync("staging")).LiveManifest is not null);
        git.EditByHand(Branch, File, null);
        await agent.Console.Get<CheckDrift>().RunAsync(agent.Console.Tenant, Cancel);

        var david = await console.OpenAsync("david", "/support-agent/environments?environment=staging", width: 1024);
        var row = david.Locator(".drift article");
        await Expect(row).ToContainTextAsync("Only an edited file can become a version.", new() { Timeout = Patience });
        await row.GetByRole(AriaRole.Link, new() { Name = "See what differs" }).ClickAsync();
        var difference = david.GetByRole(AriaRole.Region, new() { Name = "What differs in prompts/triage" });
        await Expect(difference).ToBeFocusedAsync(new() { Timeout = Patience });
        await Expect(difference).ToContainTextAsync("It is not on", new() { Timeout = Patience });
        await difference.GetByRole(AriaRole.Link, new() { Name = "Close" }).ClickAsync();
        await Expect(row).ToBeFocusedAsync(new() { Timeout = Patience });

        await row.GetByRole(AriaRole.Button, new() { Name = "Accept", Exact = true }).ClickAsync();
        await Expect(row.GetByLabel("Reason")).ToBeFocusedAsync(new() { Timeout = Patience });
        await row.GetByLabel("Reason").FillAsync("The shop is closed today.");
        await row.GetByRole(AriaRole.Button, new() { Name = "Accept drift" }).ClickAsync();
        await Expect(david.Locator(".drift p[role=status]"))
            .ToContainTextAsync("prompts/triage is accepted until", new() { Timeout = Patience });
        await Expect(row).ToBeFocusedAsync(new() { Timeout = Patience });
        (await david.ViolationsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_puts_a_release_live_is_told_that_the_target_was_changed_by_hand()
    {
        await using var console = await HostedConsole.StartAsync();
        var (agent, git) = (console.Agent, GivenGit.In(console.Agent.Console));
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await git.ConnectAsync(agent.Console, "staging");
        await agent.PutLiveAsync("1", "Be kind.\n");
        await RunningConsole.UntilAsync(async () => (await agent.Console.EnvironmentAsync("staging")).LiveManifest is not null);
        var approved = await agent.ApprovedAsync("2", "Be brief.\n", "staging");
        git.EditByHand(Branch, File, "Be rude.\n");
        await agent.Console.Get<CheckDrift>().RunAsync(agent.Console.Tenant, Cancel);

        var david = await console.OpenAsync("david", $"/support-agent/proposals/{approved.Id.Value}");
        await david.GetByRole(AriaRole.Button, new() { Name = "Put live…" }).ClickAsync(new() { Timeout = Patience });
        var panel = david.GetByRole(AriaRole.Region, new() { Name = "Approved" });
        await Expect(panel).ToContainTextAsync("does not hold what is live.", new() { Timeout = Patience });
        await panel.GetByRole(AriaRole.Button, new() { Name = "Put 2 live in staging" }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Dialog)).ToContainTextAsync("this ends without going live");
        (await david.ViolationsAsync()).ShouldBeEmpty();
        await david.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await panel.GetByRole(AriaRole.Link, new() { Name = "Decide on the drift" }).ClickAsync();
        await Expect(david.Locator(".drift article")).ToContainTextAsync("by Sam Hand", new() { Timeout = Patience });
    }
}
