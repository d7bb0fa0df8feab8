using System.Diagnostics;
using Microsoft.Playwright;
using ReleaseConsole.Core.Access;
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
    private readonly List<IBrowserContext> _windows = [];

    private HostedConsole(SupportAgent agent, Process host, string address) => (_agent, _host, Address) = (agent, host, address);

    public string Address { get; }

    public SupportAgent Agent => _agent;

    public static Task<HostedConsole> StartAsync(params string[] releases) => StartAsync([], releases);

    /// <param name="settings">What the program is told besides, as its configuration names it.</param>
    public static async Task<HostedConsole> StartAsync(Dictionary<string, string?> settings, params string[] releases)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Debian's chromium is not installed.");
        var agent = await SupportAgent.StartAsync(releases);
        await AddPersonAsync(agent.Console, "amara", "Amara Okafor", Role.PromptEngineer, lane: null);
        await AddPersonAsync(agent.Console, "jonas", "Jonas Lindqvist", Role.PromptEngineer, lane: null);
        await AddPersonAsync(agent.Console, "priya", "Priya Raman", Role.Reviewer, Lane.AiProduct);
        await AddPersonAsync(agent.Console, "mei", "Mei Tanaka", Role.Reviewer, Lane.Compliance);
        await AddPersonAsync(agent.Console, "david", "David Osei", Role.ReleaseManager, lane: null);
        await AddPersonAsync(agent.Console, "lena", "Lena Fischer", Role.Admin, lane: null);
        var (address, data) = (StartedHost.FreeAddress("localhost"), agent.Console.DataDirectory);
        var start = StartedHost.OfConsole(address, data, data);
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var host = await StartedHost.ReadyAsync(start, address, TimeSpan.FromMinutes(4));
        return new HostedConsole(agent, host, address);
    }

    /// <summary>A window of the person, on the page.</summary>
    public async Task<IPage> OpenAsync(string subject, string path, ColorScheme scheme = ColorScheme.Light, int width = 1440)
    {
        var context = await Chromium.ContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 936 } });
        _windows.Add(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{Address}/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"button[value='{subject}']").ClickAsync();
        await page.EndsWithAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
            await window.CloseAsync();
        _host.Kill(entireProcessTree: true);
        await _host.WaitForExitAsync(CancellationToken.None);
        _host.Dispose();
        await _agent.DisposeAsync();
    }

    private static Task AddPersonAsync(TestConsole console, string subject, string name, Role role, Lane? lane) =>
        console.SignedUpAsync(console.Tenant, PersonClaims.DevelopmentIssuer, subject, name, (role, lane));
}
