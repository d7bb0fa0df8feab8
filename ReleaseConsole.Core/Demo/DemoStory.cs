using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Demo;

/// <summary>
/// What has happened in the demo workspace before one looks: two releases went live and were written to a git repository, and the
/// third waits for its signatures. All of it by the use cases, signed by the demo's people.
/// </summary>
public sealed class DemoStory(
    ProposeRelease propose, CastDecision cast, DeployProposal deploy, CarryOutWriteBacks writeBack, DemoRepository repository)
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
        var waiting = await ProposeAsync(
            demo, SeedDemo.Releases[2], "production", "Higher refund limit, and the agent may tidy its files.", cancel);
        return waiting.Refusal;
    }

    private Task<Result<ProposalShown>> ProposeAsync(
        DemoWorkspace demo, string release, string environment, string note, CancellationToken cancel) =>
        propose.RunAsync(SeedDemo.Product, new NewProposal(release, environment, note, NotBefore: null), demo.Amara, cancel);

    private async Task<Refusal?> PutLiveAsync(DemoWorkspace demo, string release, string environment, CancellationToken cancel)
    {
        var proposed = await ProposeAsync(demo, release, environment, $"{release} for {environment}.", cancel);
        if (!proposed.Succeeded)
            return proposed.Refusal;
        foreach (var requirement in proposed.Value.Requirements.Where(one => one.Lane is not null))
        {
            var signed = await cast.RunAsync(
                proposed.Value.Id,
                new NewDecision(proposed.Value.Digest, DecisionMeaning.Approved, requirement.Lane, "Read every change."),
                Signer(demo, requirement.Lane!.Value), cancel);
            if (!signed.Succeeded)
                return signed.Refusal;
        }
        var started = await deploy.RunAsync(proposed.Value.Id, demo.People["david"], cancel);
        if (!started.Succeeded)
            return started.Refusal;
        await writeBack.RunAsync(demo.Tenant, cancel);
        return null;
    }

    private static Actor Signer(DemoWorkspace demo, Lane lane) => demo.People[lane switch
    {
        Lane.AiProduct => "priya",
        Lane.Platform => "david",
        Lane.Security => "tomas",
        Lane.Compliance => "mei",
        Lane.Mlops => "jonas",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "Not a lane."),
    }];
}
