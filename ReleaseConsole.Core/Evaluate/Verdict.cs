using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>What paired results say about the candidate; three-valued at heart, never a silent pass.</summary>
public enum VerdictOutcome
{
    Improved,

    /// <summary>Non-inferior: the lower bound of the difference is above minus the margin.</summary>
    NotWorse,
    Degraded,

    /// <summary>Could be either: a person looks.</summary>
    Inconclusive,
    TooFewSamples,

    /// <summary>No common cases, other digests, or no baseline.</summary>
    Incomparable,
}

/// <summary>The paired judgement of one evaluation. Differences and bounds are pass rates, 0 to 1; errors are missing, not losses.</summary>
public sealed record Verdict(
    string Evaluation, string Metric, VerdictOutcome Outcome, int Pairs, int Improved, int Regressed, int Errors, int Unpaired,
    double? Baseline, double? Candidate, double? Difference, double? Lower, double? Upper, double? PValue, double Margin,
    Digest? BaselineDigest, Digest CandidateDigest, string Reason);
