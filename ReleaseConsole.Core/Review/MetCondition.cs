using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct MetConditionId(Guid Value);

/// <summary>
/// Somebody's word that a condition is met, with how. It is never taken back: who gave the approval signs again where it was wrong.
/// Whether it counts is computed each time, as for a signature.
/// </summary>
public sealed record MetCondition(
    MetConditionId Id, TenantId TenantId, ProposalId ProposalId, DecisionId DecisionId, Digest Condition, string Evidence,
    ActorKind ByKind, Guid ById, string ByName, DateTimeOffset At) : IFact
{
    public const int Longest = 2_000;

    /// <summary>The key a service said it with; it counts while that key holds the lane.</summary>
    public ServiceKeyId? ByKey { get; init; }
}
