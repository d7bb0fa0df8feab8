using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct DecisionId(Guid Value);

/// <summary>What a signature says.</summary>
public enum DecisionMeaning
{
    Reviewed,
    Approved,
    Rejected,
    ChangesRequested,
    RiskAccepted,
    Overridden,
}

/// <summary>
/// What one principal signed: a meaning in a lane over exactly these proposal, policy and evidence digests, with the sentence
/// they were shown. Whether it counts is computed each time, never stored.
/// </summary>
public sealed record Decision(
    DecisionId Id, TenantId TenantId, ProposalId ProposalId, Digest ProposalDigest, Digest PolicyDigest, Digest EvidenceDigest,
    DecisionMeaning Meaning, Lane? Lane, string Comment, string? Conditions, ActorKind SignerKind, Guid SignerId, string SignerName,
    string Statement, DateTimeOffset? AuthenticatedAt, DateTimeOffset At) : IFact
{
    /// <summary>The key a service signed with; the signature counts while that key holds the lane.</summary>
    public ServiceKeyId? SignerKey { get; init; }

    /// <summary>The last day a risk is accepted; null: without an end, or nothing was accepted.</summary>
    public DateOnly? Until { get; init; }
}
