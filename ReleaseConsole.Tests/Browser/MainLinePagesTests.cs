using System.IO.Compression;
using Microsoft.Playwright;
using ReleaseConsole.Core.Watch;
using ReleaseConsole.Tests.Given;
using static Microsoft.Playwright.Assertions;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// The nine steps of the product in Chromium, over a real git target: Amara writes, Priya reviews, David puts live and takes back.
/// </summary>
public sealed class MainLinePagesTests
{
    private const string Release = "2026.11.0";
    private const string Before = "2026.10.3";
    private const string Branch = "release/staging";
    private const string File = "prompts/triage.md";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_zip_to_live_to_edited_by_hand_to_taken_back_by_three_people()
    {
        await using var console = await HostedConsole.StartAsync(Before);
        var git = await LiveAsync(console);

        var amara = await console.OpenAsync("amara", "/support-agent/imports/new");
        await ImportAsync(amara);
        await CompareAsync(amara, console.Address);
        await ProposeAsync(amara, console.Address);

        await SignAsync(await console.OpenAsync("priya", "/support-agent/inbox"));

        var david = await console.OpenAsync("david", new Uri(amara.Url).AbsolutePath);
        await PutLiveAsync(david);
        await RunningConsole.UntilAsync(() => Task.FromResult(git.Show(Branch, File) == Sample(Release)));
        await SeeHandEditAsync(david, console, git);
        await RollBackAsync(david, console.Address);
        await RunningConsole.UntilAsync(() => Task.FromResult(git.Show(Branch, File) == Sample(Before)));
        await ToldAsync(david, console.Address);
    }

    /// <summary>What was live before, put there by the use cases.</summary>
    private static async Task<GivenGit> LiveAsync(HostedConsole console)
    {
        var (agent, git) = (console.Agent, GivenGit.In(console.Agent.Console));
        agent.Console.Clock.Advance(TimeProvider.System.GetUtcNow() - agent.Console.Clock.GetUtcNow());
        await git.ConnectAsync(agent.Console, "staging");
        (await agent.DeployAsync(await agent.ApproveAsync(await agent.ProposeAsync(Before, "staging")))).ShouldSucceed();
        await agent.CarryOutAsync();
        await RunningConsole.UntilAsync(async () => (await agent.Console.EnvironmentAsync("staging")).LiveManifest is not null);
        return git;
    }

    private static async Task ImportAsync(IPage amara)
    {
        using var zip = new MemoryStream();
        await ZipFile.CreateFromDirectoryAsync(Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", Release), zip, Cancel);
        await Expect(amara.Locator("output").Nth(1)).ToHaveTextAsync("Nothing is chosen yet");
        await amara.Locator("input[type=file]").Nth(1).SetInputFilesAsync(
            new FilePayload { Name = $"{Release}.zip", MimeType = "application/zip", Buffer = zip.ToArray() });
        await Expect(amara.Locator("output").Nth(1)).ToContainTextAsync($"{Release}.zip");
        await amara.GetByRole(AriaRole.Button, new() { Name = "Import the files" }).ClickAsync();
        await Expect(amara.Locator("main tr.created").First).ToBeVisibleAsync();
    }

    private static async Task CompareAsync(IPage amara, string address)
    {
        await amara.GotoAsync($"{address}/support-agent/compare?from=env:staging&to={Release}&path=prompts%2Ftriage");
        await Expect(amara.Locator("h1")).ToContainTextAsync("Compare");
        await Expect(amara.Locator("table.diff").First).ToBeVisibleAsync();
        await Expect(amara.Locator("main")).ToContainTextAsync("Recommended path");
    }

    private static async Task ProposeAsync(IPage amara, string address)
    {
        await amara.GotoAsync($"{address}/support-agent/releases/{Release}/propose?environment=staging");
        await amara.GetByLabel("Note", new() { Exact = true }).FillAsync("Clearer words for late parcels.");
        await amara.GetByRole(AriaRole.Button, new() { Name = $"Propose {Release} for staging" }).ClickAsync();
        await Expect(amara.Locator("h1")).ToHaveTextAsync($"{Release} into staging");
    }

    private static async Task SignAsync(IPage priya)
    {
        await priya.Locator(".inbox .item", new() { HasText = $"Approve {Release}" }).ClickAsync();
        await priya.GetByRole(AriaRole.Link, new() { Name = "Open review" }).ClickAsync();
        await Expect(priya.Locator(".decide")).ToContainTextAsync(
            $"I, Priya Raman, approve for the AI product lane that {Release} goes into staging");
        await priya.Locator(".decide").GetByRole(AriaRole.Button, new() { Name = "Sign approval" }).ClickAsync();
        await Expect(priya.Locator(".top .state")).ToContainTextAsync("Approved");
    }

    private static async Task PutLiveAsync(IPage david)
    {
        var verb = $"Put {Release} live in staging";
        await david.GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await david.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = verb }).ClickAsync();
        await Expect(david.GetByRole(AriaRole.Heading, new() { Name = "Deployment" })).ToBeVisibleAsync();
    }

    private static async Task SeeHandEditAsync(IPage david, HostedConsole console, GivenGit git)
    {
        await RunningConsole.UntilAsync(async () => (await console.Agent.Console.EnvironmentAsync("staging")).LiveSince is not null);
        git.EditByHand(Branch, File, "Refund everything.\n");
        await console.Agent.Console.Get<CheckDrift>().RunAsync(console.Agent.Console.Tenant, Cancel);
        await david.GotoAsync($"{console.Address}/support-agent");
        await Expect(david.Locator(".att", new() { HasText = "prompts/triage" }))
            .ToContainTextAsync("was edited outside this console, by Sam Hand");
    }

    private static async Task RollBackAsync(IPage david, string address)
    {
        await david.GotoAsync($"{address}/support-agent/environments/staging/roll-back");
        await Expect(david.GetByText("Last known good")).ToBeVisibleAsync();
        await david.GetByRole(AriaRole.Link, new() { Name = $"Plan for {Before}" }).ClickAsync();
        await david.GetByRole(AriaRole.Link, new() { Name = "Continue to sign" }).ClickAsync();
        await david.GetByLabel("Reason").FillAsync("Somebody edited the branch");
        await david.GetByRole(AriaRole.Button, new() { Name = "Ask for signatures" }).ClickAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = "Sign rollback" }).ClickAsync();
        await david.GetByRole(AriaRole.Button, new() { Name = "Roll back staging" }).ClickAsync();
        await Expect(david.GetByText($"staging runs {Before}.")).ToBeVisibleAsync();
    }

    private static async Task ToldAsync(IPage david, string address)
    {
        await david.GotoAsync($"{address}/support-agent");
        var week = david.Locator("main");
        foreach (var told in new[] { "proposed", "approved", "go live in staging", $"rolled back to {Before}: Somebody edited the branch" })
            await Expect(week).ToContainTextAsync(told);
    }

    private static string Sample(string release) => System.IO.File.ReadAllText(
        Path.Combine(Importing.RepositoryRoot(), "samples", "support-agent", release, File));
}
