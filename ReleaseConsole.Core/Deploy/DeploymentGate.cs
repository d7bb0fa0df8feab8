using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Review;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Everything that bears on whether a proposal may be applied at this moment.</summary>
public sealed record DeploymentSituation(
    Proposal Proposal, Digest? Live, bool IsAnotherOpen, bool WasApplied, IReadOnlyList<Hold> Holds, bool IsCandidate, DateTimeOffset Now)
{
    /// <summary>The freeze in force here; null when there is none, or its glass was broken.</summary>
    public Frozen? Frozen { get; init; }
}

/// <summary>Whether a proposal may be applied now. The standing of its signatures is judged beside it, at the same moment.</summary>
public static class DeploymentGate
{
    /// <summary>
    /// Null when nothing stands in the way; otherwise the first thing that does. A rollback passes holds and freezes: it is the remedy. The
    /// current candidate, the newest proposal here, passes a hold that an earlier rollback left and that yields to it.
    /// </summary>
    public static Refusal? Refuse(DeploymentSituation at)
    {
        var environment = at.Proposal.Environment;
        if (at.IsAnotherOpen)
            return DeployRefusals.DeploymentRunning(environment);
        if (at.WasApplied)
            return DeployRefusals.AlreadyApplied(environment);
        if (at.Live != at.Proposal.Replaces)
            return DeployRefusals.BaseMoved(environment);
        if (at.Proposal.NotBefore > at.Now)
            return DeployRefusals.TooEarly(at.Proposal.NotBefore.Value);
        if (at.Proposal.Kind != ProposalKind.Rollback && at.Holds.FirstOrDefault(hold => StandsInTheWay(hold, at)) is { } hold)
            return DeployRefusals.Held(hold, environment);
        if (at.Proposal.Kind != ProposalKind.Rollback && at.Frozen is { } frozen)
            return DeployRefusals.Frozen(frozen, environment);
        return null;
    }

    private static bool StandsInTheWay(Hold hold, DeploymentSituation at) =>
        hold.IsInForce(at.Now) && !(at.IsCandidate && hold.YieldsTo(at.Proposal));
}
