using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>A metric that results carry, and how to read it from a row; the main one gates when the policy names none.</summary>
internal sealed record MeasuredMetric(Metric Metric, bool IsMain, Func<EvaluationRow, double?> Value)
{
    private const double MostInPart = .1;

    /// <summary>How many answers it leaves out because they were graded in part.</summary>
    private int InPart { get; init; }

    /// <summary>Why no pair of answers has it.</summary>
    public string WhyNone => InPart > 0
        ? $"{Counted.Of(InPart, "answer")} {(InPart == 1 ? "is" : "are")} graded in part, neither pass nor fail; the score counts them."
        : IsMain ? "The two runs have no answered case in common." : "No case has it on both sides.";

    /// <summary>
    /// What two runs measure: pass or fail, the overall score, scores by name, and what an answer took. A score that only repeats
    /// pass or fail is left out, and so are costs that are all 0. Where more than a few answers are graded in part, the score is the main
    /// one.
    /// </summary>
    public static IReadOnlyList<MeasuredMetric> In(EvaluationRecord baseline, EvaluationRecord candidate)
    {
        var rows = baseline.Rows.Concat(candidate.Rows).Where(row => row.Error is null).ToList();
        var measures = rows.Select(row => row.Metric).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        var hasPass = rows.Exists(row => row.Pass is not null);
        var inPart = measures.Count < 2 ? rows.Count(IsInPart) : 0;
        // A few of them are left out, as a few that are missing are, unless every answer has a score.
        var isGraded = inPart > rows.Count * MostInPart || (inPart > 0 && rows.TrueForAll(row => row.Score is not null));
        var all = new List<MeasuredMetric>();
        if (hasPass || !rows.Exists(row => row.Score is not null))
            all.Add(new(Metric.Pass, IsMain: !isGraded, Marked) { InPart = inPart });
        if (measures.Count < 2 && rows.Exists(
            row => row.Score is { } scored && row.Pass is var pass && (pass is null || scored != (pass.Value ? 1 : 0))))
        {
            var score = Metric.Score(measures.FirstOrDefault());
            // A pass is the best score, where the best one is known to be the highest.
            all.Add(new(
                score, IsMain: !hasPass || isGraded, row => row.Score ?? (isGraded && score.HigherIsBetter == true ? Marked(row) : null)));
        }
        // Several measures in one table, a row each: no score is the overall one.
        if (measures.Count > 1)
            all.AddRange(measures.Select(name => new MeasuredMetric(Named(name), IsMain: false, row => ScoreOf(row, name))));
        var named = rows.Where(row => row.Scores is not null).SelectMany(row => row.Scores!.Keys).Distinct(StringComparer.Ordinal);
        all.AddRange(named.Except(measures, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new MeasuredMetric(
            Named(name), IsMain: false, row => ScoreOf(row, name))));
        MeasuredMetric[] taken =
        [
            new(Metric.Latency, IsMain: false, row => row.LatencyMs), new(Metric.Cost, IsMain: false, row => row.Cost),
            new(Metric.Tokens, IsMain: false, row => row.Tokens),
        ];
        all.AddRange(taken.Where(one => rows.Exists(row => one.Value(row) is { } value && value != 0)));
        return [.. all.DistinctBy(one => one.Metric.Key).Select(one => one.AsShare(rows))];
    }

    // A score stands in a column of its own name, or in one for the score with its name beside it, in one of two runs or in both.
    private static double? ScoreOf(EvaluationRow row, string name) => row.Scores is { } scores && scores.TryGetValue(name, out var score)
        ? score
        : row.Metric != name ? null : row.Score ?? Marked(row);

    private static double? Marked(EvaluationRow row) => row.Pass is { } pass ? (pass ? 1 : 0) : null;

    // Neither right nor wrong: left out of the pass rate, it would make a run look better or worse by what is not in it.
    private static bool IsInPart(EvaluationRow row) => row is { Pass: null, Score: > 0 and < 1 };

    // Marks of only 0 and 1 are pass or fail, whatever the runner calls them.
    private MeasuredMetric AsShare(List<EvaluationRow> rows) =>
        Metric.Unit == MeasureUnit.Score && rows.TrueForAll(row => Value(row) is null or 0 or 1)
            ? this with { Metric = Metric with { Unit = MeasureUnit.Share } }
            : this;

    private static Metric Named(string name) => new(name, name, MeasureUnit.Score);
}
