using Microsoft.Playwright;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Identity;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>The inbox beside proposals: what stands there, its chip, and where it leads.</summary>
public sealed class InboxPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_remark_stands_in_the_proposers_inbox_and_leads_to_the_thread()
    {
        await using var console = await HostedConsole.StartAsync("2026.11.0", "2026.11.1");
        var agent = console.Agent;
        await agent.GoesLiveAsync("2026.11.0");
        var amara = await console.OpenAsync("amara", "/support-agent/inbox");
        await Expect(amara.GetByText("Nothing waits for you")).ToBeVisibleAsync();

        var proposer = await PersonAsync(agent, "Amara Okafor");
        var proposal = await agent.ProposeAsync("2026.11.1", by: proposer);
        await agent.Console.Get<AddComment>().RunAsync(proposal.Id, new NewComment("Is this meant?"), agent.Priya, Cancel);
        await amara.ReloadAsync();

        await Expect(amara.Locator(".inbox .item")).ToContainTextAsync("Answer Priya Raman on the proposal");
        await amara.GotoAsync($"{console.Address}/support-agent/inbox?act=identify");
        await Expect(amara.GetByText("Every imported item is known")).ToBeVisibleAsync();
        (await amara.ViolationsAsync()).ShouldBeEmpty();
        await amara.GetByRole(AriaRole.Link, new() { Name = "Show all 1" }).ClickAsync();
        await amara.GetByRole(AriaRole.Link, new() { Name = "Open remark" }).ClickAsync();
        await amara.EndsWithAsync($"/proposals/{proposal.Id.Value:D}");
    }

    [Fact]
    public async Task A_page_for_other_roles_says_so_calmly()
    {
        await using var console = await HostedConsole.StartAsync();
        var priya = await console.OpenAsync("priya", "/support-agent/access");

        await Expect(priya.GetByRole(AriaRole.Heading, new() { Name = "This is not for your role" })).ToBeVisibleAsync();
        await Expect(priya.GetByText("A person with the role admin can.")).ToBeVisibleAsync();
        await Expect(priya.Locator(".refusal")).ToHaveCountAsync(0);
        (await priya.ViolationsAsync()).ShouldBeEmpty();
    }

    /// <summary>The one who signs in by that name, who is another row than the test's own actor of the name.</summary>
    private static async Task<Core.Actor> PersonAsync(SupportAgent agent, string name)
    {
        var signedIn = (await agent.Console.AllAsync<Core.Access.Person>()).Single(
            one => one.Name == name && one.Issuer == PersonClaims.DevelopmentIssuer);
        return new Core.Actor(Core.ActorKind.Person, signedIn.TenantId, signedIn.Id, name, "test") { AuthenticatedAt = signedIn.CreatedAt };
    }
}
