using FsCheck;
using FsCheck.Fluent;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Evaluate;

namespace ReleaseConsole.Tests.Evaluate;

/// <summary>Runs of an evaluation, made of rows, for judging without a release around them.</summary>
internal static class Results
{
    public static EvaluationGate Gate { get; } = new(Margin: .05, Confidence: .95, MinimumPairs: 30, MaximumMissing: .1);

    public static EvaluationRecord Of(params IEnumerable<EvaluationRow> rows)
    {
        var all = rows.ToList();
        return new EvaluationRecord("table", null, null, [], [], all, EvaluationStats.Of(all));
    }

    public static EvaluationRow Row(int at, bool? pass = null, double? score = null, string? group = null) =>
        new($"case-{at:00000}", null, group, 0, null, pass, score, pass is null && score is null ? "no answer" : null, null, null, 0);

    /// <summary>Case by case: <c>+</c> passed, <c>-</c> failed, <c>!</c> no answer.</summary>
    public static EvaluationRecord Marks(string marks) => Of(marks.Select((mark, at) => Row(at, mark == '!' ? null : mark == '+')));

    public static EvaluationRecord Scores(IEnumerable<double> scores) => Of(scores.Select((score, at) => Row(at, score: score)));

    public static EvaluationJudgement Judge(EvaluationRecord before, EvaluationRecord after, EvaluationGate? gate = null) =>
        JudgeEvaluation.Of(before, after, gate ?? Gate);

    /// <summary>A few dozen cases with marks, scores, groups, some repeats and some errors.</summary>
    public static Gen<EvaluationRecord> Any(int cases) =>
        from seed in Gen.Choose(0, int.MaxValue)
        from passing in Gen.Choose(1, 9)
        from failing in Gen.Choose(0, 1)
        from repeats in Gen.Choose(1, 2)
        select Drawn(new Random(seed), cases, passing / 10.0, failing * .05, repeats);

    private static EvaluationRecord Drawn(Random random, int cases, double passing, double missing, int repeats) => Of(
        from at in Enumerable.Range(0, cases)
        from repeat in Enumerable.Range(0, repeats)
        let pass = random.NextDouble() < passing
        let error = random.NextDouble() < missing
        select new EvaluationRow(
            $"case-{at:00000}", null, at % 3 == 0 ? null : $"group-{at % 5}", 0, null, error ? null : pass,
            error ? null : Math.Round(random.NextDouble(), 2), error ? "no answer" : null, error ? null : random.Next(50, 500), null,
            repeat));
}
