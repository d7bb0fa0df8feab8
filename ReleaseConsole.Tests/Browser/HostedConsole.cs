using System.Diagnostics;
using Microsoft.Playwright;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Tests.Given;
using ReleaseConsole.Web.Identity;

namespace ReleaseConsole.Tests.Browser;

/// <summary>
/// The real program over the sample product's database, and Chromium before it: persons sign in as the development sign-in offers them.
/// What the test does through use cases and what the browser does meet in one database.
/// </summary>
internal sealed class HostedConsole : IAsyncDisposable
{
    private readonly SupportAgent _agent;
    private readonly Process _host;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private HostedConsole(SupportAgent agent, Process host, string address, IPlaywright playwright, IBrowser browser) =>
        (_agent, _host, Address, _playwright, _browser) = (agent, host, address, playwright, browser);

    public string Address { get; }

    public SupportAgent Agent => _agent;

    public static async Task<HostedConsole> StartAsync(params string[] releases)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Debian's chromium is not installed.");
        var agent = await SupportAgent.StartAsync(releases);
        await AddPersonAsync(agent.Console, "amara", "Amara Okafor", Role.PromptEngineer, lane: null);
        await AddPersonAsync(agent.Console, "jonas", "Jonas Lindqvist", Role.PromptEngineer, lane: null);
        await AddPersonAsync(agent.Console, "mei", "Mei Tanaka", Role.Reviewer, Lane.Compliance);
        var (address, data) = (StartedHost.FreeAddress("localhost"), agent.Console.DataDirectory);
        var host = await StartedHost.ReadyAsync(StartedHost.OfConsole(address, data, data), address, TimeSpan.FromSeconds(90));
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
        });
        return new HostedConsole(agent, host, address, playwright, browser);
    }

    /// <summary>A window of the person, on the page.</summary>
    public async Task<IPage> OpenAsync(string subject, string path, ColorScheme scheme = ColorScheme.Light, int width = 1440)
    {
        var context = await _browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 936 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Address}/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"button[value='{subject}']").ClickAsync();
        await page.WaitForURLAsync(url => url.EndsWith(path, StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _host.Kill(entireProcessTree: true);
        await _host.WaitForExitAsync(CancellationToken.None);
        _host.Dispose();
        await _agent.DisposeAsync();
    }

    private static async Task AddPersonAsync(TestConsole console, string subject, string name, Role role, Lane? lane)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var db = await console.Contexts.OpenAsync(console.Tenant, cancel);
        var person = new Person(Guid.CreateVersion7(db.Now), console.Tenant, PersonClaims.DevelopmentIssuer, subject, name, null, db.Now);
        db.Add(person);
        db.Add(new Grant(new GrantId(Guid.CreateVersion7(db.Now)), console.Tenant, person.Id, role, lane, null, null, GrantSource.Hand, db.Now, "test", null));
        db.Record(Actor.Job(console.Tenant, "test", "test"), new PersonAdded(name));
        await db.SaveChangesAsync(cancel);
    }
}
