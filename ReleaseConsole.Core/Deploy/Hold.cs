using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// Promotions are suspended here, for a reason, by an owner, until it is lifted or ends. One that a rollback placed ends also when
/// something else than what was rolled back from, proposed afterwards, has gone live.
/// </summary>
public sealed class Hold : ITenantOwned, IRevised
{
    public required Guid Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required EnvironmentId EnvironmentId { get; init; }
    public required string Reason { get; init; }
    public required Guid OwnerId { get; init; }
    public required string OwnerName { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public required DateTimeOffset? Until { get; init; }

    /// <summary>What was live before the rollback that placed this hold; null when a person placed it.</summary>
    public Digest? RolledBackFrom { get; init; }
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
