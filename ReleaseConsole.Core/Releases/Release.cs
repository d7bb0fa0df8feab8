using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

public readonly record struct ReleaseId(Guid Value);

/// <summary>A manifest with a version name, notes and a life.</summary>
public sealed class Release : ITenantOwned, IRevised
{
    public required ReleaseId Id { get; init; }
    public required TenantId TenantId { get; init; }
    public required ProductId ProductId { get; init; }
    public required string Version { get; init; }
    public required Digest ManifestDigest { get; init; }
    public required string Notes { get; init; }
    public ReleaseState State { get; private set; } = ReleaseState.Frozen;
    public required Guid CreatedById { get; init; }
    public required string CreatedByName { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public int Revision { get; private set; }

    public void Withdraw() => State = State == ReleaseState.Frozen
        ? ReleaseState.Withdrawn
        : throw new InvalidOperationException("A withdrawn release cannot be withdrawn again.");
}
