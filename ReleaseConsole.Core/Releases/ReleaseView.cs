using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>One line of a manifest with the version behind it.</summary>
public sealed record ManifestLine(ArtifactKind Kind, string Path, Digest Digest, int Version, string Author, DateTimeOffset CreatedAt);

/// <summary>A release with everything it pins. <see cref="Toolchain"/> addresses its tools alone; null when it has none.</summary>
public sealed record ReleaseView(
    ReleaseId Id, string Version, Digest Manifest, ReleaseState State, string Notes, string CreatedBy, DateTimeOffset CreatedAt,
    IReadOnlyList<ManifestLine> Artifacts, IReadOnlyList<ManifestLine> Evaluations, Digest? Toolchain, IReadOnlyList<string> LiveIn)
{
    /// <summary>The document whose digest is the manifest's, as canonical JSON.</summary>
    public required string Document { get; init; }
}
