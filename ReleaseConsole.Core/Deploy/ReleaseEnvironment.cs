using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

public readonly record struct EnvironmentId(Guid Value);

/// <summary>Where a release can be live, in its place on the promotion path, and what is live in it now.</summary>
public sealed class ReleaseEnvironment : ITenantOwned, IRevised
{
    public required EnvironmentId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required string Name { get; init; }

    /// <summary>The place on the promotion path, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>A protected environment takes approved proposals only from the policy's full quorum.</summary>
    public required bool IsProtected { get; init; }

    /// <summary>The canonical JSON of the <see cref="Deploy.Boundary"/>.</summary>
    public required string Boundary { get; init; }
    public Digest? LiveManifest { get; private set; }
    public ReleaseId? LiveRelease { get; private set; }
    public DateTimeOffset? LiveSince { get; private set; }
    public string? LiveBy { get; private set; }
    public int Revision { get; private set; }

    public void GoLive(Digest manifest, ReleaseId release, DateTimeOffset since, string by) =>
        (LiveManifest, LiveRelease, LiveSince, LiveBy) = (manifest, release, since, by);
}
