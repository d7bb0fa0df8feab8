using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

public readonly record struct CommentId(Guid Value);

/// <summary>A remark on a line of one side of a change, or (without a path) on the proposal; replies share the thread's first id.</summary>
public sealed record ReviewComment(
    CommentId Id, TenantId TenantId, ProposalId ProposalId, CommentId Thread, string? ArtifactPath, Digest? Content, int? Line, string Text,
    Guid ById, string ByName, DateTimeOffset At) : IFact;

/// <summary>The thread was settled.</summary>
public sealed record ThreadResolution(CommentId Thread, TenantId TenantId, Guid ById, string ByName, DateTimeOffset At) : IFact;
