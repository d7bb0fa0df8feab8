using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Watch;

/// <summary>An artifact across the environments; the reference is the last environment of the path.</summary>
public sealed record ParityRow(ArtifactKind Kind, string Path, IReadOnlyList<ParityCell> Cells, bool IsSameEverywhere);
