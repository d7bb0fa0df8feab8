using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Two results of one evaluation by their digests, and which metric and part of them is asked for.</summary>
public sealed record CasesAsked(string Evaluation, Digest Baseline, Digest Candidate)
{
    /// <summary>The key of a metric; without one the pass rate, or the score where nothing passes or fails.</summary>
    public string? Metric { get; init; }

    public bool HigherIsBetter { get; init; } = true;

    public Slice? Slice { get; init; }
}
