using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>One case on both sides: its mean of one metric over its repeats, before and now, and why a grader failed it there.</summary>
public sealed record CasePair(string Case, string? Name, string? Group, double Before, double After, string? WhyBefore, string? WhyAfter)
{
    public double Difference => After - Before;
}

/// <summary>
/// Two runs laid side by side by case and prompt. A case without an answer on either side is missing (<see cref="Errors"/>), never a
/// failure; a case only one side ran is unpaired. Both are counted and left out.
/// </summary>
public sealed record PairedCases(IReadOnlyList<CasePair> Pairs, int Errors, int Unpaired)
{
    /// <param name="metric">The key of a metric; without one the main one.</param>
    /// <param name="slice">Only the cases of this part.</param>
    public static PairedCases Of(EvaluationRecord baseline, EvaluationRecord candidate, string? metric = null, Slice? slice = null)
    {
        var measured = MeasuredMetric.In(baseline, candidate);
        var chosen = measured.FirstOrDefault(one => metric is not null && Metric.IsNamed(one.Metric.Key, one.Metric.Title, metric))
            ?? measured[0];
        var runs = new PairedRuns(baseline, candidate);
        var (sample, cases) = runs.Of(chosen);
        var within = slice is null
            ? Enumerable.Range(0, cases.Length)
            : Slices.Of(runs, cases).FirstOrDefault(one => one.Slice == slice).At ?? [];
        return new PairedCases(
            [.. within.Select(at => Pair(runs, sample, cases, at))], slice is null ? sample.Errors : 0,
            slice is null ? sample.Unpaired : 0);
    }

    private static CasePair Pair(PairedRuns runs, PairedSample sample, int[] cases, int at)
    {
        var (before, after) = runs.Named(cases[at]);
        return new CasePair(
            after.Case, after.CaseName ?? before.CaseName, sample.Groups[at], sample.Before[at], sample.After[at],
            runs.WhyOf(cases[at]).Before,
            runs.WhyOf(cases[at]).After);
    }
}
