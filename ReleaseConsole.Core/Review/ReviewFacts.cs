using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct ProposalId(Guid Value);

public readonly record struct DecisionId(Guid Value);

public readonly record struct CommentId(Guid Value);

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
    string Statement, DateTimeOffset? AuthenticatedAt, DateTimeOffset At) : IFact;

/// <summary>A remark on a line of one side of a change, or (without a path) on the proposal; replies share the thread's first id.</summary>
public sealed record ReviewComment(
    CommentId Id, TenantId TenantId, ProposalId ProposalId, CommentId Thread, string? ArtifactPath, Digest? Content, int? Line, string Text,
    Guid ById, string ByName, DateTimeOffset At) : IFact;

/// <summary>The thread was settled.</summary>
public sealed record ThreadResolution(CommentId Thread, TenantId TenantId, Guid ById, string ByName, DateTimeOffset At) : IFact;

/// <summary>One person has looked at one change of one proposal, in this content; a reading mark, no decision.</summary>
public sealed class ViewedMark(TenantId tenantId, ProposalId proposalId, Guid personId, string artifactPath, DateTimeOffset at)
    : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public ProposalId ProposalId { get; private set; } = proposalId;
    public Guid PersonId { get; private set; } = personId;
    public string ArtifactPath { get; private set; } = artifactPath;
    public DateTimeOffset At { get; private set; } = at;
}
