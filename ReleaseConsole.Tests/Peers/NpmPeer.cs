using System.ComponentModel;
using System.Diagnostics;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>Programs of npm, installed from their committed lock file; a test that needs one is skipped where npm is missing.</summary>
internal static class NpmPeer
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    public static async Task<string> InstalledAsync(string name)
    {
        var cancel = TestContext.Current.CancellationToken;
        var folder = Path.Combine(Importing.RepositoryRoot(), "ReleaseConsole.Tests", "Peers", name);
        await OneAtATime.WaitAsync(cancel);
        try
        {
            if (Directory.Exists(Path.Combine(folder, "node_modules")))
                return folder;
            using var npm = Process.Start(
                new ProcessStartInfo("npm", "ci --ignore-scripts --no-audit --no-fund") { WorkingDirectory = folder })!;
            await npm.WaitForExitAsync(cancel);
            npm.ExitCode.ShouldBe(0, "npm ci");
        }
        catch (Win32Exception)
        {
            Assert.Skip($"npm is not installed, so {name} cannot be.");
        }
        finally
        {
            OneAtATime.Release();
        }
        return folder;
    }

    /// <summary>Waits until a program listens on a port of this machine.</summary>
    public static async Task AnswersAsync(int port, Process program)
    {
        var cancel = TestContext.Current.CancellationToken;
        while (true)
        {
            program.HasExited.ShouldBeFalse("it ended before it answered");
            using var socket = new System.Net.Sockets.TcpClient();
            try
            {
                await socket.ConnectAsync(System.Net.IPAddress.Loopback, port, cancel);
                return;
            }
            catch (System.Net.Sockets.SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), cancel);
            }
        }
    }

    public static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
