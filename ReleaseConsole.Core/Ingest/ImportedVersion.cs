using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>A version that an import added.</summary>
public sealed record ImportedVersion(ArtifactKind Kind, string Path, Digest Digest, int Version);
