using System.Text.Json.Serialization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// The paired judgement of one metric of one evaluation, over all its cases or a slice. Means, difference (candidate less baseline)
/// and bounds are in the metric's unit; improved and regressed count cases by the metric's better side; errors are missing, not losses.
/// </summary>
public sealed record Verdict(
    string Evaluation, string Metric, VerdictOutcome Outcome, int Pairs, int Improved, int Regressed, int Errors, int Unpaired,
    double? Baseline, double? Candidate, double? Difference, double? Lower, double? Upper, double? PValue, double Margin,
    Digest? BaselineDigest, Digest CandidateDigest, string Reason)
{
    /// <summary>The metric as the policy and addresses name it.</summary>
    public string Key { get; init; } = "pass";

    public MeasureUnit Unit { get; init; }

    public bool HigherIsBetter { get; init; } = true;

    /// <summary>While it is judged, how many of the unpaired the baseline answered.</summary>
    internal int LeftOut { get; init; }

    /// <summary>False while it is judged and nothing tells which side is better.</summary>
    internal bool IsDirectionKnown { get; init; } = true;

    /// <summary>Whether the policy gates by it; what is only watched and slices inform.</summary>
    public bool IsGated { get; init; } = true;

    public Slice? Slice { get; init; }

    /// <summary>
    /// The p-value for looking at several: Holm's over the gated metrics, Benjamini and Hochberg's over what is explored.
    /// </summary>
    public double? AdjustedP { get; init; }

    /// <summary>Null where nothing could be computed, and in verdicts from before there were any.</summary>
    public VerdictStatistics? Statistics { get; init; }

    /// <summary>The difference and its bounds with the better side to the right.</summary>
    [JsonIgnore]
    public (double Mean, double Lower, double Upper)? Gain => this is { Difference: { } mean, Lower: { } lower, Upper: { } upper }
        ? HigherIsBetter ? (mean, lower, upper) : (-mean, -upper, -lower)
        : null;
}
