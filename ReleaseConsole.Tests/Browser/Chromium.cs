using System.Diagnostics;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Browser;
using ReleaseConsole.Tests.Given;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ReleaseConsole.Tests.Browser;

/// <summary>Debian's Chromium and the real program on a free port, each started once; a test takes a context of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Process? _host;
    private string _address = "";

    /// <summary>The address of the program that was started.</summary>
    public string Address => _address;

    /// <summary>A new window of a demo person (<c>amara</c>, <c>priya</c> …) at a path.</summary>
    public async Task<IPage> PageAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 1440, string person = "amara")
    {
        await StartAsync();
        var context = await _browser!.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 1000 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_address}/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"button[value='{person}']").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _host?.Kill(entireProcessTree: true);
        _host?.Dispose();
        _gate.Dispose();
    }

    private async Task StartAsync()
    {
        await _gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_browser is not null)
                return;
            Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Debian's chromium is not installed.");
            await StartHostAsync();
            _playwright = await Playwright.CreateAsync();
            // A condition may take its time on a busy machine; waiting longer costs nothing when it holds.
            Assertions.SetDefaultExpectTimeout(30_000);
            _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
            });
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task StartHostAsync()
    {
        _address = StartedHost.FreeAddress();
        var folder = Directory.CreateTempSubdirectory("console").FullName;
        _host = await StartedHost.ReadyAsync(
            StartedHost.OfConsole(_address, folder, Path.Combine(folder, "data")), _address, TimeSpan.FromMinutes(4));
    }
}
