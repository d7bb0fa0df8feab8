using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct ProposalId(Guid Value);

/// <summary>Forward by the promotion path, or back to what was live before.</summary>
public enum ProposalKind
{
    Promotion,
    Rollback,
}

/// <summary>
/// "Put release R into environment E, replacing D, under policy P, on evidence X" as stored: its digest is over the canonical
/// document and is what people sign.
/// </summary>
public sealed record Proposal(
    ProposalId Id, TenantId TenantId, ProductId ProductId, string Environment, ProposalKind Kind, ReleaseId ReleaseId, Digest Digest,
    Digest ManifestDigest, Digest? Replaces, Digest PolicyDigest, Digest EvidenceDigest, Digest AssessmentDigest, RiskLevel Risk,
    string Document, string Note, Guid ProposedById, string ProposedByName, DateTimeOffset CreatedAt, DateTimeOffset? NotBefore) : IFact;

/// <summary>Why a proposal ended without being applied.</summary>
public sealed record ProposalClosing(
    ProposalId ProposalId, TenantId TenantId, string Reason, Guid ClosedById, string ClosedByName, DateTimeOffset At) : IFact;
