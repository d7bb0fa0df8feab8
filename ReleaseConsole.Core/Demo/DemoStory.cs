using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Demo;

/// <summary>
/// What has happened in the demo workspace before one looks: two releases went live and were written to a git repository, and the
/// third waits for its signatures. All of it by the use cases, signed by the demo's people.
/// </summary>
public sealed class DemoStory(DemoPromotion promotion, CarryOutWriteBacks writeBack, DemoRepository repository)
{
    private static readonly string[] Path = ["development", "staging", "production"];

    public async Task<Refusal?> TellAsync(DemoWorkspace demo, CancellationToken cancel)
    {
        if (await repository.ConnectAsync(demo, cancel) is { } unconnected)
            return unconnected;
        foreach (var release in SeedDemo.Releases.Take(2))
            foreach (var environment in Path)
                if (await PutLiveAsync(demo, release, environment, cancel) is { } refusal)
                    return refusal;
        if (await PutLiveAsync(demo, SeedDemo.Releases[2], "development", cancel) is { } held)
            return held;
        var waiting = await promotion.ProposeAsync(
            demo, SeedDemo.Releases[2], "production", "Higher refund limit, and the agent may tidy its files.", cancel);
        return waiting.Refusal;
    }

    private async Task<Refusal?> PutLiveAsync(DemoWorkspace demo, string release, string environment, CancellationToken cancel)
    {
        if (await promotion.PutLiveAsync(demo, release, environment, cancel) is { } refusal)
            return refusal;
        await writeBack.RunAsync(demo.Tenant, cancel);
        return null;
    }
}
