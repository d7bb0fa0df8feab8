using System.Diagnostics;
using ReleaseConsole.Tests.Web.Identity;

namespace ReleaseConsole.Tests.Peers;

/// <summary>The real npm <c>oidc-provider</c>, installed from its lock file, on a free port; stopped with the test.</summary>
internal sealed class OidcProvider : IAsyncDisposable
{
    private readonly Process _process;

    private OidcProvider(Process process, string issuer) => (_process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <summary>Starts the provider for a console at this address, or skips the test where npm is missing.</summary>
    public static async Task<OidcProvider> StartAsync(string console)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
            await InstallAsync(folder, cancel);
        var start = new ProcessStartInfo("node", "server.mjs") { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["CLIENT_ID"] = FakeAuthority.ClientId;
        start.Environment["CLIENT_SECRET"] = FakeAuthority.ClientSecret;
        start.Environment["CONSOLE"] = console;
        // The console's certificate is made for the test.
        start.Environment["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            if (line.StartsWith("http://", StringComparison.Ordinal))
                return new OidcProvider(process, line);
        throw new InvalidOperationException("oidc-provider ended before it answered.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static async Task InstallAsync(string folder, CancellationToken cancel)
    {
        var npm = new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund") { WorkingDirectory = folder };
        Process install;
        try
        {
            install = Process.Start(npm)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("npm is not installed, so the real OpenID provider cannot be.");
            throw;
        }
        using (install)
        {
            await install.WaitForExitAsync(cancel);
            install.ExitCode.ShouldBe(0, "npm ci");
        }
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Path.Combine(at.FullName, "ReleaseConsole.Tests", "Peers", "oidc-provider") is var folder && Directory.Exists(folder))
                return folder;
        throw new DirectoryNotFoundException("ReleaseConsole.Tests/Peers/oidc-provider");
    }
}
