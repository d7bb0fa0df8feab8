namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// One answer to one case. <see cref="Case"/> names the case by what it asks and how it is judged, so that the same case is paired across
/// runs. An answer that could not be had or graded has an <see cref="Error"/> and no <see cref="Pass"/>: it is missing, not a failure.
/// </summary>
public sealed record EvaluationRow(
    string Case, string? CaseName, string? Group, int Prompt, string? Provider, bool? Pass, double? Score, string? Error,
    double? LatencyMs, double? Cost, int Repeat)
{
    /// <summary>Named scores beside the overall one; null when the runner gave none.</summary>
    public IReadOnlyDictionary<string, double>? Scores { get; init; }

    /// <summary>What the score measures, where the runner says; null for the overall score.</summary>
    public string? Metric { get; init; }

    /// <summary>
    /// What the case is by other columns than its group, e.g. <c>language</c>: each value is a slice. Null when there are none.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>Tokens in and out together.</summary>
    public long? Tokens { get; init; }

    /// <summary>Why a grader failed the answer, in the runner's words; null for answers that passed.</summary>
    public string? Reason { get; init; }

    /// <summary>The test's number in the runner's own list, from 0.</summary>
    public int? Test { get; init; }

    /// <summary>What each assertion or grader found, in the runner's order; null when the runner tells only the whole.</summary>
    public IReadOnlyList<EvaluationCheck>? Checks { get; init; }

    /// <summary>The model refused to answer, where the runner says.</summary>
    public bool? IsRefusal { get; init; }

    /// <summary>A guardrail flagged the answer or the question, where the runner says.</summary>
    public bool? IsFlagged { get; init; }

    /// <summary>What cut the answer short: <c>token 4096</c>, <c>time 60</c>; null when nothing did.</summary>
    public string? Limit { get; init; }
}
