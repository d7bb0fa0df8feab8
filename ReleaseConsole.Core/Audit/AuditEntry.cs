using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// One leaf of a tenant's log. <see cref="Document"/> is the canonical JSON that was hashed; the other columns repeat parts of it
/// for search and are checked against it by <c>audit verify</c>.
/// </summary>
public sealed record AuditEntry(
    TenantId TenantId, long Index, DateTimeOffset At, string Action, ActorKind ActorKind, Guid ActorId, string ActorName,
    string? OnBehalfOf, ProductId? ProductId, string CorrelationId, string Summary, string Document, string SearchText,
    byte[] LeafHash) : IFact;

/// <summary>One thing an entry is about, for exact lookup.</summary>
public sealed record AuditSubject(TenantId TenantId, string Subject, long Index) : IFact;

/// <summary>The hash of a perfect subtree of 2^level leaves, written once when it is complete.</summary>
public sealed record AuditNode(TenantId TenantId, int Level, long Position, byte[] Hash) : IFact;

/// <summary>The size and root of a tenant's log, and the perfect subtrees it is made of: the one row every append locks.</summary>
public sealed class AuditHead(TenantId tenantId) : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public long Size { get; private set; }
    public byte[] Root { get; private set; } = [];

    /// <summary>The hashes of the perfect subtrees from left to right, 32 bytes each; one per set bit of the size.</summary>
    public byte[] Frontier { get; private set; } = [];

    internal void Grow(long size, byte[] root, byte[] frontier) => (Size, Root, Frontier) = (size, root, frontier);
}

/// <summary>A signed statement of size and root (C2SP checkpoint in a signed note), kept for good.</summary>
public sealed record AuditCheckpoint(TenantId TenantId, long Size, byte[] Root, string Note, DateTimeOffset At) : IFact, IUnlogged;
