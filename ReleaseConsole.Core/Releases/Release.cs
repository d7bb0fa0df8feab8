using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

public readonly record struct ReleaseId(Guid Value);

/// <summary>A manifest with a version name, notes and a life.</summary>
public sealed class Release(
    ReleaseId id, TenantId tenantId, ProductId productId, string version, Digest manifestDigest, string notes,
    Guid createdById, string createdByName, DateTimeOffset createdAt)
    : ITenantOwned, IRevised
{
    public ReleaseId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public string Version { get; private set; } = version;
    public Digest ManifestDigest { get; private set; } = manifestDigest;
    public string Notes { get; private set; } = notes;
    public ReleaseState State { get; private set; } = ReleaseState.Frozen;
    public Guid CreatedById { get; private set; } = createdById;
    public string CreatedByName { get; private set; } = createdByName;
    public DateTimeOffset CreatedAt { get; private set; } = createdAt;
    public int Revision { get; private set; }

    public void Withdraw() => State = State == ReleaseState.Frozen
        ? ReleaseState.Withdrawn
        : throw new InvalidOperationException("A withdrawn release cannot be withdrawn again.");
}
