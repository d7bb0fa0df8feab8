using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review.Policies;

/// <summary>
/// Everything the standing of a proposed policy depends on, as it is at one moment. The rules are those of the policy in force.
/// </summary>
public sealed record PolicyStandingInput(
    PolicyProposal Proposal, ReviewRules Rules, Digest InForce, int InForceVersion, string? ClosedBecause,
    IReadOnlyList<PrincipalRef> Contributors,
    IReadOnlyList<Decision> Decisions, IReadOnlyDictionary<Guid, SignerNow> Signers)
{
    public KeyMakers Makers { get; init; } = KeyMakers.None;

    /// <summary>It came into force, or one proposed before it did.</summary>
    public bool WasPassed => InForceVersion > Proposal.ReplacesVersion;

    /// <summary>Wrote or proposed it, or is the key of somebody who did.</summary>
    internal bool IsContributor(Guid principal) => Review.Contributors.Find(Contributors, Makers, principal) is not null;
}
