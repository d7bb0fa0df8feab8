using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using ReleaseConsole.Core.WriteBack;
using ReleaseConsole.Tests.Given;

namespace ReleaseConsole.Tests.Peers;

/// <summary>What we send, verified by the npm library of the Standard Webhooks project.</summary>
public sealed class StandardWebhooksTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_with_the_projects_library_accepts_our_delivery_and_refuses_it_when_a_byte_or_the_secret_differs()
    {
        var folder = await InstalledAsync();
        await using var console = await TestConsole.OnSqliteAsync(Cancel);
        // The library compares the timestamp with the real clock.
        console.Clock.Advance(TimeProvider.System.GetUtcNow() - console.Clock.GetUtcNow());
        await using var receiver = await GivenReceiver.StartAsync(200);
        await receiver.ConnectAsync(console);
        var release = await console.ReleaseAsync("2026.11.0", "Be kind.\n");
        await console.StartAsync(release, "production");
        await console.Get<CarryOutWriteBacks>().RunAsync(console.Tenant, Cancel);
        var call = receiver.Requests.ShouldHaveSingleItem();

        var accepted = await VerifyAsync(folder, GivenReceiver.SecretValue, call);
        accepted.Exit.ShouldBe(0, accepted.Said);
        accepted.Said.ShouldContain(release.ManifestDigest.ToString());

        var tampered = call with { Body = call.Body.Replace("2026.11.0", "2026.11.1", StringComparison.Ordinal) };
        tampered.Body.ShouldNotBe(call.Body);
        (await VerifyAsync(folder, GivenReceiver.SecretValue, tampered)).ShouldBe((1, "No matching signature found"));
        (await VerifyAsync(folder, GivenReceiver.SecretValue, call with { Id = call.Id + "0" }))
            .ShouldBe((1, "No matching signature found"));
        (await VerifyAsync(folder, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", call)).ShouldBe((1, "No matching signature found"));
    }

    private static async Task<(int Exit, string Said)> VerifyAsync(string folder, string secret, ReceivedCall call)
    {
        using var node = Start("node", "verify.mjs", folder);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            secret,
            headers = new Dictionary<string, string>
            {
                ["webhook-id"] = call.Id,
                ["webhook-timestamp"] = call.Timestamp,
                ["webhook-signature"] = call.Signature,
            },
            body = call.Body,
        }));
        node.StandardInput.Close();
        var said = await node.StandardOutput.ReadToEndAsync(Cancel);
        await node.WaitForExitAsync(Cancel);
        return (node.ExitCode, said.Trim());
    }

    private static async Task<string> InstalledAsync()
    {
        var folder = Path.Combine(Importing.RepositoryRoot(), "ReleaseConsole.Tests", "Peers", "standardwebhooks");
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
            return folder;
        try
        {
            using var npm = Start("npm", "ci --ignore-scripts --no-audit --no-fund", folder);
            await npm.StandardOutput.ReadToEndAsync(Cancel);
            await npm.WaitForExitAsync(Cancel);
            npm.ExitCode.ShouldBe(0, "npm ci");
        }
        catch (Win32Exception)
        {
            Assert.Skip("npm is not installed, so the library of Standard Webhooks cannot be.");
        }
        return folder;
    }

    private static Process Start(string program, string arguments, string folder) => Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;
}
