using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>A changed artifact and the evaluations that speak for it, with the reason.</summary>
public sealed record ArtifactCoverage(
    ArtifactKind Kind, string Path, CoverageState State, IReadOnlyList<string> Evaluations, string Reason);
