using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Playwright;
using ReleaseConsole.Tests.Browser;
using ReleaseConsole.Tests.Given;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace ReleaseConsole.Tests.Browser;

/// <summary>Debian's Chromium and the real program on a free port, each started once; a test takes a context of its own.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>
    /// How long a condition may take to come true on a machine that is busy with everything else; waiting longer costs nothing when it
    /// holds.
    /// </summary>
    public const float Patience = 90_000;

    private static readonly SemaphoreSlim Gate = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;
    private readonly ConcurrentDictionary<string, (string Test, List<IBrowserContext> Windows)> _open = [];
    private Process? _host;
    private string _address = "";

    /// <summary>The address of the program that was started.</summary>
    public string Address => _address;

    /// <summary>A new window of a demo person (<c>amara</c>, <c>priya</c> …) at a path.</summary>
    public async Task<IPage> PageAsync(string path, ColorScheme scheme = ColorScheme.Light, int width = 1440, string person = "amara")
    {
        await StartHostAsync();
        var context = await ContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 1000 } });
        await KeepAsync(context);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{_address}/sign-in?returnUrl={Uri.EscapeDataString(path)}");
        await page.Locator($"button[value='{person}']").ClickAsync();
        await page.MatchesAsync("^(?!.*/sign-in)");
        return page;
    }

    /// <summary>A window of its own, with its own cookies, in the one browser of the test run.</summary>
    public static async Task<IBrowserContext> ContextAsync(BrowserNewContextOptions options)
    {
        var context = await (await BrowserAsync()).NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _host?.Kill(entireProcessTree: true);
        _host?.Dispose();
    }

    /// <summary>
    /// Windows of a class's last test are closed when its next one opens one: each open window follows every change of the program.
    /// </summary>
    private async Task KeepAsync(IBrowserContext window)
    {
        var (room, test) = (TestContext.Current.TestClass!.UniqueID, TestContext.Current.Test!.UniqueID);
        if (!_open.TryGetValue(room, out var kept) || kept.Test != test)
        {
            foreach (var old in kept.Windows ?? [])
                await old.CloseAsync();
            _open[room] = kept = (test, []);
        }
        kept.Windows.Add(window);
    }

    private static async Task<IBrowser> BrowserAsync()
    {
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_browser is { IsConnected: true })
                return _browser;
            Assert.SkipUnless(File.Exists("/usr/bin/chromium"), "Debian's chromium is not installed.");
            _playwright ??= await Playwright.CreateAsync();
            Assertions.SetDefaultExpectTimeout(Patience);
            return _browser = await _playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-sync"],
            });
        }
        finally
        {
            Gate.Release();
        }
    }

    private async Task StartHostAsync()
    {
        await BrowserAsync();
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_host is not null)
                return;
            _address = StartedHost.FreeAddress();
            var folder = Directory.CreateTempSubdirectory("console").FullName;
            _host = await StartedHost.ReadyAsync(
                StartedHost.OfConsole(_address, folder, Path.Combine(folder, "data")), _address, TimeSpan.FromMinutes(4));
        }
        finally
        {
            Gate.Release();
        }
    }
}
