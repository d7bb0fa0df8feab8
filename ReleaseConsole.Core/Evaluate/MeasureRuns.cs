using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>Takes every metric of two runs, over all cases and by slice, and puts numbers to it.</summary>
internal static class MeasureRuns
{
    private const double TooLarge = 1e100;

    public static IReadOnlyList<Measured> Of(Verdict blank, EvaluationRecord before, EvaluationRecord after, EvaluationGate gate)
    {
        var runs = new PairedRuns(before, after);
        var all = MeasuredMetric.In(before, after).AsParallel().AsOrdered().SelectMany(metric => WithSlices(blank, runs, metric, gate))
            .ToList();
        if (!all.Exists(one => one.Verdict is { IsGated: true }))
            all.Insert(0, new(blank with { Reason = "Nothing it measures is gated by the policy." }));
        return all;
    }

    private static List<Measured> WithSlices(Verdict blank, PairedRuns runs, MeasuredMetric metric, EvaluationGate gate)
    {
        var (sample, cases) = runs.Of(metric);
        var whole = Whole(Named(blank, metric, sample, gate), metric, sample, gate);
        return whole.Estimate is null
            ? [whole]
            : [
                whole,
                .. Slices.Of(runs, cases).Where(slice => !IsOnlyCluster(slice.Slice, slice.At.Count, whole.Verdict, gate))
                    .Select(slice => Sliced(whole.Verdict, slice, sample, gate)),
            ];
    }

    // Groups that hold cases together and are too small to be judged were counted already.
    private static bool IsOnlyCluster(Slice slice, int pairs, Verdict whole, EvaluationGate gate) =>
        slice.Column == "group" && pairs < gate.MinimumPairs && whole.Statistics is { IsClustered: true };

    private static Verdict Named(Verdict blank, MeasuredMetric metric, PairedSample sample, EvaluationGate gate)
    {
        var rule = gate.RuleOf(metric.Metric, metric.IsMain);
        return blank with
        {
            Metric = metric.Metric.Title,
            Key = metric.Metric.Key,
            Unit = metric.Metric.Unit,
            IsGated = rule.Gated,
            HigherIsBetter = rule.HigherIsBetter!.Value,
            IsDirectionKnown = rule.IsDirectionKnown,
            Margin = MarginOf(metric.Metric, rule, sample, gate),
            Pairs = sample.Pairs,
            Errors = sample.Errors,
            Unpaired = sample.Unpaired,
            LeftOut = sample.LeftOut,
            Baseline = null,
            Candidate = null,
        };
    }

    /// <summary>
    /// The tolerated loss in the metric's unit; 0 where none is stated. A score from 0 to 1 is a share as far as the usual margin goes.
    /// </summary>
    internal static double MarginOf(Metric metric, MetricRule rule, PairedSample sample, EvaluationGate gate) => (rule, metric.Unit) switch
    {
        ({ Margin: { } stated }, _) => stated,
        _ when sample.Pairs == 0 => 0,
        ({ MarginShare: { } share }, _) => share * Math.Abs(sample.Before.Average()),
        (_, MeasureUnit.Score) when sample.Range == 1 => gate.Margin,
        _ => 0,
    };

    private static Measured Whole(Verdict named, MeasuredMetric metric, PairedSample sample, EvaluationGate gate)
    {
        if (sample.Pairs == 0)
            return new(
                named with { Reason = metric.WhyNone });
        if (sample.Before.Concat(sample.After).Any(value => Math.Abs(value) > TooLarge))
            return new(named with { Reason = "Its numbers are too large to compute with." });
        return Numbers(named, sample, gate, whole: true);
    }

    private static Measured Sliced(Verdict whole, (Slice Slice, IReadOnlyList<int> At) slice, PairedSample sample, EvaluationGate gate)
    {
        var only = sample.Only(slice.At);
        return Numbers(
            whole with { Slice = slice.Slice, IsGated = false, Pairs = only.Pairs, Errors = 0, Unpaired = 0, LeftOut = 0 }, only, gate,
            whole: false);
    }

    private static Measured Numbers(Verdict named, PairedSample sample, EvaluationGate gate, bool whole)
    {
        var estimate = PairedEstimate.Of(sample, named.HigherIsBetter, gate, whole ? Bootstrap.Usual : Bootstrap.Few / 2);
        var (mean, lower, upper) = named.HigherIsBetter
            ? (estimate.Gain.Mean, estimate.Lower, estimate.Upper) : (-estimate.Gain.Mean, -estimate.Upper, -estimate.Lower);
        return new Measured(named with
        {
            Improved = estimate.Improved,
            Regressed = estimate.Regressed,
            Baseline = sample.Before.Average(),
            Candidate = sample.After.Average(),
            Difference = mean,
            Lower = lower,
            Upper = upper,
            PValue = estimate.PValue,
            Statistics = (estimate.Statistics with
            {
                PairsNeeded = estimate.PairsFor(named.Margin),
                Spread = whole ? Histogram.Of(sample.Gains(named.HigherIsBetter)) : null,
            }).AsDifference(named.HigherIsBetter),
        })
        { Estimate = estimate, MissingShare = sample.MissingShare };
    }
}
