using System.Globalization;
using MathNet.Numerics.Statistics;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// Kayenta's canary judge (NetflixACAJudge 1.0) without two of its faults: the tolerance is a share of the baseline and not of the
/// shift that was found, and a group without data is left out instead of scoring 100.
/// </summary>
public static class TelemetryJudge
{
    private const double OutlierFactor = 3;

    /// <param name="weights">By group, in percent; groups that are not named share what is left.</param>
    /// <param name="pass">From this score on it passes.</param>
    /// <param name="marginal">From this score on a person looks.</param>
    public static TelemetryVerdict Of(
        IReadOnlyList<TelemetryMetric> metrics, IReadOnlyDictionary<string, double>? weights = null, double pass = 75, double marginal = 50)
    {
        var results = metrics.Select(Classify).ToList();
        if (results.FirstOrDefault(one => one.FailsAll) is { } critical)
            return new(TelemetryOutcome.Fail, 0, results, $"{critical.Metric.Name} is critical: {critical.Reason}");
        var silent = results.Count(one => one.Class == MetricClass.NoData);
        if (results.Count == 0 || silent * 2 >= results.Count)
            return new(
                TelemetryOutcome.Inconclusive, null, results,
                $"{silent} of {Counted.Of(results.Count, "metric")} {(silent == 1 ? "has" : "have")} no data, or too few points.");
        var groups = results.Where(one => one.Class != MetricClass.NoData).GroupBy(one => one.Metric.Group, StringComparer.Ordinal)
            .Select(group => (group.Key, Score: 100.0 * group.Count(one => one.Class == MetricClass.Pass) / group.Count())).ToList();
        var score = Math.Round(Weighted(groups, weights ?? new Dictionary<string, double>()), 2, MidpointRounding.AwayFromZero);
        var outcome = score >= pass ? TelemetryOutcome.Pass : score >= marginal ? TelemetryOutcome.Marginal : TelemetryOutcome.Fail;
        var worse = results.Where(one => one.Class is not (MetricClass.Pass or MetricClass.NoData)).Select(one => one.Reason).ToList();
        return new(outcome, score, results, worse.Count == 0 ? "No metric is worse." : string.Join(" ", worse));
    }

    public static MetricResult Classify(TelemetryMetric metric)
    {
        var (baseline, candidate) = (Points(metric, metric.Baseline), Points(metric, metric.Candidate));
        if (baseline.Length == 0 || candidate.Length == 0)
            return metric.MustHaveData
                ? new(metric, MetricClass.NoDataFails, null, $"{metric.Name} has no data, and must have some.")
                : new(metric, MetricClass.NoData, null, $"{metric.Name} has no data.");
        if (baseline.SequenceEqual(candidate))
            return new(metric, MetricClass.Pass, null, $"{metric.Name} is the same on both sides.");
        if (!LocationShift.CanShow(candidate.Length, baseline.Length, metric.Confidence))
            return new(metric, MetricClass.NoData, null, TooFew(metric, baseline.Length, candidate.Length));
        var shift = LocationShift.Of(candidate, baseline, metric.Confidence);
        var bound = metric.Tolerance * Math.Abs(SortedArrayStatistics.Median(baseline));
        var none = metric.Effect == EffectSize.CommonLanguage ? 0.5 : 1;
        var allowed = metric.Allowed ?? new EffectLimits(none, none);
        var high = new MetricResult(metric, MetricClass.High, shift, Say(metric, shift, "higher"));
        var low = new MetricResult(metric, MetricClass.Low, shift, Say(metric, shift, "lower"));
        if (metric.Worse is Worse.Higher or Worse.Either && shift.Lower > bound && high.Exceeds(allowed))
            return high;
        if (metric.Worse is Worse.Lower or Worse.Either && shift.Upper < -bound && low.Exceeds(allowed))
            return low;
        var better = metric.Worse == Worse.Higher && shift.Upper < -bound ? low
            : metric.Worse == Worse.Lower && shift.Lower > bound ? high
            : null;
        return new(
            metric, MetricClass.Pass, shift, better is null
                ? $"{metric.Name} is within what is tolerated." : better.Reason.TrimEnd('.') + ", which is better.");
    }

    private static double Weighted(List<(string Key, double Score)> groups, IReadOnlyDictionary<string, double> weights)
    {
        var unnamed = groups.Count(group => !weights.ContainsKey(group.Key));
        var left = Math.Max(0, 100 - groups.Sum(group => weights.GetValueOrDefault(group.Key)));
        double WeightOf(string group) => weights.TryGetValue(group, out var weight) ? weight : left / unnamed;
        var all = groups.Sum(group => WeightOf(group.Key));
        return all == 0 ? groups.Average(group => group.Score) : groups.Sum(group => group.Score * WeightOf(group.Key)) / all;
    }

    // Sorted. The newest points are kept when there are more than the test can hold.
    private static double[] Points(TelemetryMetric metric, IReadOnlyList<double> points)
    {
        var known = (metric.MissingIsZero ? points.Select(point => double.IsFinite(point) ? point : 0) : points.Where(double.IsFinite))
            .TakeLast(LocationShift.MostPoints).Order().ToArray();
        return metric.DropsOutliers && known.Length > 0 ? WithoutOutliers(known) : known;
    }

    // Tukey's fences, wide, and never inside the middle 98 %: a spike is not what is looked for here.
    private static double[] WithoutOutliers(double[] sorted)
    {
        double At(double share) => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7);
        var reach = OutlierFactor * (At(.75) - At(.25));
        var (low, high) = (Math.Min(At(.25) - reach, At(.01)), Math.Max(At(.75) + reach, At(.99)));
        return [.. sorted.Where(point => point >= low && point <= high)];
    }

    private static string TooFew(TelemetryMetric metric, int baseline, int candidate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metric.Name} has too few points: {candidate} beside {baseline} cannot show a difference at {metric.Confidence:P0}.");

    private static string Say(TelemetryMetric metric, LocationShift shift, string direction) => string.Create(
        CultureInfo.InvariantCulture,
        $"{metric.Name} is {direction} by {Math.Abs(shift.Estimate):0.###} ({shift.Lower:0.###} to {shift.Upper:0.###} at {metric.Confidence:P0}).");
}
