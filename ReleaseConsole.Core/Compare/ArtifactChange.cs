using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>What differs in one artifact, in one sentence and in detail.</summary>
public sealed record ArtifactChange(
    ArtifactKind Kind, string Path, ChangeType Type, Digest? Before, Digest? After, string Meaning, IReadOnlyList<ChangeDetail> Details);
