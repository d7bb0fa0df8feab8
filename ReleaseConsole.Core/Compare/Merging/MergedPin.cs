using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>One line in which a merged release is not as ours: the version it pins, or null where it leaves the artifact out.</summary>
public sealed record MergedPin(ArtifactKind Kind, string Path, int? Version);
