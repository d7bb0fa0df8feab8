using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>Everything a proposal's standing depends on, as it is at one moment.</summary>
public sealed record StandingInput(
    Proposal Proposal, Assessment Assessment, ReviewRules Rules, Digest PolicyInForce, Digest? Live, bool WasApplied, string? ClosedBecause,
    bool ReleaseIsWithdrawn, bool IsProtected, IReadOnlyList<string> BoundaryBreaches, string? NoWayBack,
    IReadOnlyList<PrincipalRef> Contributors, IReadOnlyList<Decision> Decisions, IReadOnlyDictionary<Guid, SignerNow> Signers)
{
    /// <summary>The digest of what the decision rests on, as it is now.</summary>
    public required Digest EvidenceNow { get; init; }

    /// <summary>The day it is asked for: what was found may hold only until one.</summary>
    public DateOnly Today { get; init; }

    /// <summary>What was said of findings like the ones of this assessment.</summary>
    public IReadOnlyList<FindingDecision> FindingDecisions { get; init; } = [];

    /// <summary>What was said of the conditions of its approvals.</summary>
    public IReadOnlyList<MetCondition> ConditionsMet { get; init; } = [];

    public KeyMakers Makers { get; init; } = KeyMakers.None;

    /// <summary>The contributor whom this principal is, or whose key it is, or who is its key; null when it contributed nothing.</summary>
    internal PrincipalRef? Contributor(Guid principal) => Review.Contributors.Find(Contributors, Makers, principal);

    /// <summary>Why a contributor's word does not count; null when they contributed nothing.</summary>
    internal string? WroteIt(Guid principal, string name) => Contributor(principal) is not { } contributor ? null
        : contributor.Id == principal ? $"{name} wrote part of what is released or judges it."
        : $"{contributor.Name} wrote part of what is released or judges it; a key and whoever made it are one.";
}
