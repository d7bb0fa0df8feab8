using ReleaseConsole.Core.Outside;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Demo;

/// <summary>A bare git repository in the data directory as the demo's outside system: what is live, one branch per environment.</summary>
public sealed class DemoRepository(StorageOptions storage, SaveTarget save)
{
    public async Task<Refusal?> ConnectAsync(DemoWorkspace demo, CancellationToken cancel)
    {
        var folder = System.IO.Path.Combine(storage.DataDirectory, "demo", "support-agent-live.git");
        Directory.CreateDirectory(folder);
        var made = await new GitProgram(folder, GitReach.Nowhere, TimeSpan.FromSeconds(20))
            .RunAsync(["init", "-q", "--bare", folder], cancel);
        if (!made.Succeeded)
            return null;
        var saved = await save.RunAsync(
            SeedDemo.Product, id: null,
            new TargetDraft(
                "support-agent-live", TargetKind.Git, folder, Environment: null, Settings: null, Secret: null, AllowsPrivateNetwork: true),
            demo.People["lena"], cancel);
        return saved.Refusal;
    }
}
