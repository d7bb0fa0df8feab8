namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>Two releases to be made one, by what they both began from and what is taken where they clash.</summary>
public sealed record ReleasesToMerge(ThreeReferences Sides, IReadOnlyList<ArtifactTaken> Taken);
