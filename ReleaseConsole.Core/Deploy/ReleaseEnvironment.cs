using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

public readonly record struct EnvironmentId(Guid Value);

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
