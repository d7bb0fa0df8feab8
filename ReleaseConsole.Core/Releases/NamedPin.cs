using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>One pin by name; no version leaves the artifact out.</summary>
public sealed record NamedPin(ArtifactKind Kind, string Path, int? Version);
