using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>What a person takes for one artifact, by its path in the comparison; <see cref="Text"/> is written by hand.</summary>
public sealed record ArtifactTaken(ArtifactKind Kind, string Path, MergeTake Take, string? Text = null);
