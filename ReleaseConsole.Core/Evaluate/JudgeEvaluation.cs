using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Judges a candidate's results against the baseline's, case by case and metric by metric: not worse when the whole interval lies
/// right of minus the margin, degraded when all of it lies left or the test shows it, and otherwise "cannot tell".
/// </summary>
public static class JudgeEvaluation
{
    /// <summary>The verdicts of all evaluations a release brings, each against the baseline's evaluation of the same path.</summary>
    public static EvaluationJudgement Of(ManifestContents from, ManifestContents to, EvaluationGate gate)
    {
        var measured = to.Evaluations.SelectMany(evaluation => Measure(
            from.Evaluations.FirstOrDefault(one => one.Pin.Path == evaluation.Pin.Path), from, evaluation, to, gate)).ToList();
        return Decided(measured, gate);
    }

    /// <summary>The verdicts of two runs of one evaluation.</summary>
    public static EvaluationJudgement Of(EvaluationRecord before, EvaluationRecord after, EvaluationGate gate) =>
        Decided(MeasureRuns.Of(Blank(after, gate), before, after, gate), gate);

    private static IReadOnlyList<Measured> Measure(
        PinnedContent? baseline, ManifestContents from, PinnedContent candidate, ManifestContents to, EvaluationGate gate)
    {
        var record = EvaluationRecord.Parse(candidate.Bytes);
        var blank = Blank(record, gate) with
        {
            Evaluation = candidate.Pin.Path,
            BaselineDigest = baseline?.Pin.Digest,
            CandidateDigest = candidate.Pin.Digest,
        };
        if ((Coverage.Of(record, to).WhyNot() ?? CarriedOver.WhyNot(candidate, record, from, to)) is { } why)
            return [new(blank with { Reason = why })];
        if (baseline is null)
            return [new(
                blank with
                { Reason = $"There is no baseline: what it would replace has no evaluation at this path. {VerdictWords.Alone(record)}" })];
        var before = EvaluationRecord.Parse(baseline.Bytes);
        if (Coverage.Of(before, from).WhyNot() is { } whyBefore)
            return [new(blank with { Reason = $"The baseline cannot be used. {whyBefore}" })];
        return MeasureRuns.Of(blank, before, record, gate);
    }

    /// <summary>A verdict about nothing yet, on the metric the results gate by.</summary>
    internal static Verdict Blank(EvaluationRecord record, EvaluationGate gate)
    {
        var main = MeasuredMetric.In(record, record)[0].Metric;
        return new Verdict(
            "", main.Title, VerdictOutcome.Incomparable, 0, 0, 0, record.Stats.Errors, 0, null, VerdictWords.RateOf(record), null, null,
            null, null,
            gate.RuleOf(main, isMain: true).Margin ?? 0, null, default, "")
        {
            Key = main.Key,
            Unit = main.Unit,
            HigherIsBetter = gate.RuleOf(main, isMain: true).HigherIsBetter!.Value,
        };
    }

    // A metric the policy gates by and no evaluation measures must not pass by not being there.
    private static IEnumerable<Measured> NotMeasured(IReadOnlyList<Measured> measured, EvaluationGate gate)
    {
        var compared = measured.FirstOrDefault(one => one.Estimate is not null);
        return compared is null
            ? []
            : from rule in gate.Metrics
              where rule.Value.Gated && !measured.Any(one => Metric.IsNamed(one.Verdict.Key, one.Verdict.Metric, rule.Key))
              select new Measured(compared.Verdict.Unmeasured(rule.Key));
    }

    private static EvaluationJudgement Decided(IReadOnlyList<Measured> measured, EvaluationGate gate) => new(
        Decided([.. measured.Where(one => one.Verdict.IsGated), .. NotMeasured(measured, gate)], Multiplicity.Holm, gate),
        Decided([.. measured.Where(one => !one.Verdict.IsGated)], Multiplicity.BenjaminiHochberg, gate));

    private static IReadOnlyList<Verdict> Decided(
        List<Measured> measured, Func<IReadOnlyList<double>, IReadOnlyList<double>> adjust, EvaluationGate gate)
    {
        var adjusted = new Queue<double>(adjust([.. measured.Where(one => one.IsJudged(gate)).Select(one => one.Estimate!.PValue)]));
        var looks = measured.Count(one => one.Estimate is not null);
        return [.. measured.Select(one => one.Decide(one.IsJudged(gate) ? adjusted.Dequeue() : null, gate, looks))];
    }
}
