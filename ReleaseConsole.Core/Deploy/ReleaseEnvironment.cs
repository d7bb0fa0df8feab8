using System.Text.Json.Serialization;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

public readonly record struct EnvironmentId(Guid Value);

/// <summary>What an environment allows; an empty list allows everything of its kind.</summary>
public sealed record Boundary(
    IReadOnlyList<string> Models, IReadOnlyList<string> Providers, IReadOnlyList<string> Hosts, IReadOnlyList<string> DataClasses)
{
    public static Boundary Open { get; } = new([], [], [], []);

    [JsonIgnore]
    public bool AllowsEverything => Models.Count + Providers.Count + Hosts.Count + DataClasses.Count == 0;
}

/// <summary>Where a release can be live, in its place on the promotion path, and what is live in it now.</summary>
public sealed class ReleaseEnvironment(
    EnvironmentId id, TenantId tenantId, ProductId productId, string name, int position, bool isProtected, string boundary)
    : ITenantOwned, IRevised
{
    public EnvironmentId Id { get; private set; } = id;
    public TenantId TenantId { get; private set; } = tenantId;
    public ProductId ProductId { get; private set; } = productId;
    public string Name { get; private set; } = name;

    /// <summary>The place on the promotion path, from 0.</summary>
    public int Position { get; private set; } = position;

    /// <summary>A protected environment takes approved proposals only from the policy's full quorum.</summary>
    public bool IsProtected { get; private set; } = isProtected;

    /// <summary>The canonical JSON of the <see cref="Deploy.Boundary"/>.</summary>
    public string Boundary { get; private set; } = boundary;
    public Digest? LiveManifest { get; private set; }
    public ReleaseId? LiveRelease { get; private set; }
    public DateTimeOffset? LiveSince { get; private set; }
    public string? LiveBy { get; private set; }
    public int Revision { get; private set; }

    public void GoLive(Digest manifest, ReleaseId release, DateTimeOffset since, string by) =>
        (LiveManifest, LiveRelease, LiveSince, LiveBy) = (manifest, release, since, by);
}

/// <summary>One span of the history of an environment: from this instant this manifest was live, until the next record.</summary>
public sealed record LiveRecord(
    Guid Id, TenantId TenantId, ProductId ProductId, EnvironmentId EnvironmentId, Digest ManifestDigest, ReleaseId ReleaseId,
    DeploymentId DeploymentId, string By, DateTimeOffset From) : IFact;

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
