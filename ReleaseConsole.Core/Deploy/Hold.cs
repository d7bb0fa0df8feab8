using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// Promotions are suspended here, for a reason, by an owner, until it is lifted or ends. One that a rollback placed ends also when
/// something else than what was rolled back from, proposed afterwards, has gone live.
/// </summary>
public sealed class Hold(
    Guid id, TenantId tenantId, ProductId productId, EnvironmentId environmentId, string reason, Guid ownerId, string ownerName,
    DateTimeOffset placedAt, DateTimeOffset? until, Digest? rolledBackFrom = null)
    : ITenantOwned, IRevised
{
    public Guid Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public EnvironmentId EnvironmentId { get; private set; } = environmentId;
    public string Reason { get; private set; } = reason;
    public Guid OwnerId { get; private set; } = ownerId;
    public string OwnerName { get; private set; } = ownerName;
    public DateTimeOffset PlacedAt { get; private set; } = placedAt;
    public DateTimeOffset? Until { get; private set; } = until;

    /// <summary>What was live before the rollback that placed this hold; null when a person placed it.</summary>
    public Digest? RolledBackFrom { get; private set; } = rolledBackFrom;
    public DateTimeOffset? LiftedAt { get; private set; }
    public string? LiftedBy { get; private set; }
    public int Revision { get; private set; }

    public bool IsInForce(DateTimeOffset now) => LiftedAt is null && (Until is null || now < Until);

    /// <summary>
    /// Whether this proposal may pass and lift the hold: a rollback placed it, and the proposal was made since, says why, and does not
    /// bring back what was rolled back from.
    /// </summary>
    public bool YieldsTo(Proposal proposal) => RolledBackFrom is { } away && proposal.ManifestDigest != away
        && proposal.CreatedAt > PlacedAt && !string.IsNullOrWhiteSpace(proposal.Note);

    public void Lift(string by, DateTimeOffset now)
    {
        if (LiftedAt is not null)
            throw new InvalidOperationException("A hold is lifted once.");
        (LiftedBy, LiftedAt) = (by, now);
    }
}
