using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>One artifact of the merged release: exactly this version, a text that is still to be saved, or neither: left out.</summary>
public sealed record MergedArtifact(ThreeWayArtifact Of, string Path, PinnedContent? Pinned, string? ToSave);
