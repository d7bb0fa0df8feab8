using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Demo;

/// <summary>A release on its way into an environment of the demo, in the hands of the demo's people.</summary>
public sealed class DemoPromotion(ProposeRelease propose, CastDecision cast, DeployProposal deploy)
{
    internal Task<Result<ProposalShown>> ProposeAsync(
        DemoWorkspace demo, string release, string environment, string note, CancellationToken cancel) =>
        propose.RunAsync(SeedDemo.Product, new NewProposal(release, environment, note, NotBefore: null), demo.Amara, cancel);

    /// <summary>Proposed by Amara, signed in every lane that is asked for, and put live by David.</summary>
    internal async Task<Refusal?> PutLiveAsync(DemoWorkspace demo, string release, string environment, CancellationToken cancel)
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
        return started.Refusal;
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
