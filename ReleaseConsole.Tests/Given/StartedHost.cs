using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReleaseConsole.Tests.Given;

/// <summary>
/// The program in a process of its own, waited for until it is ready; one that does not get ready is killed, not left behind.
/// </summary>
internal static class StartedHost
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string FreeAddress(string host = "127.0.0.1")
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"http://{host}:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    /// <summary>What starts the real program on these data, as a developer starts it.</summary>
    public static ProcessStartInfo OfConsole(string address, string folder, string data) =>
        new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "ReleaseConsole.Web.dll"), "--urls", address])
        {
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address,
                ["ReleaseConsole__DataDirectory"] = data,
            },
        };

    public static async Task<Process> ReadyAsync(ProcessStartInfo start, string address, TimeSpan patience)
    {
        var host = Process.Start(start)!;
        try
        {
            await UntilReadyAsync(host, new Uri(address + "/health/ready"), patience);
            return host;
        }
        catch
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(CancellationToken.None);
            host.Dispose();
            throw;
        }
    }

    private static async Task UntilReadyAsync(Process host, Uri ready, TimeSpan patience)
    {
        using var client = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(ready, Cancel);
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!host.HasExited)
            {
                // Nobody listens yet.
            }
            if (waited.Elapsed > patience)
                throw new TimeoutException($"The program was not ready within {patience}.");
            await Task.Delay(200, Cancel);
        }
    }
}
