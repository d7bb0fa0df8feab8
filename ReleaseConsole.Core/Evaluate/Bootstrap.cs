using MathNet.Numerics.Statistics;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>What the means of resamples look like: percentile bounds, spread, and the share of them at or below zero.</summary>
public sealed record Resampled(double Mean, double Lower, double Upper, double Deviation, double AtOrBelowZero, int Resamples);

/// <summary>
/// The percentile bootstrap of a mean: cases are drawn anew with replacement, whole groups when cases belong to groups. Few cases are
/// resampled in every possible way; more by a generator with a fixed seed, so that the same results give the same bounds.
/// </summary>
public static class Bootstrap
{
    private const int EveryWayUpTo = 6;
    private const int Portion = 250;

    /// <param name="confidence">Two-sided, e.g. 0.95.</param>
    public static Resampled Mean(
        IReadOnlyList<double> values, IReadOnlyList<string?>? groups = null, double confidence = 0.95, int resamples = 2000, int seed = 20241101)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var units = Units(values, groups);
        var means = units.Length <= EveryWayUpTo ? EveryWay(units) : Drawn(units, resamples, seed);
        Array.Sort(means);
        var tail = (1 - confidence) / 2;
        var average = means.Average();
        return new Resampled(
            average,
            SortedArrayStatistics.QuantileCustom(means, tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(means, 1 - tail, QuantileDefinition.R7),
            Math.Sqrt(means.Sum(mean => (mean - average) * (mean - average)) / means.Length),
            // A mean of exactly 0 may come out as 1e-17.
            (double)means.Count(mean => mean <= 1e-12) / means.Length,
            means.Length);
    }

    private static (double Sum, int Count)[] Units(IReadOnlyList<double> values, IReadOnlyList<string?>? groups)
    {
        if (groups is null)
            return [.. values.Select(value => (value, 1))];
        var alone = values.Where((_, index) => groups[index] is null).Select(value => (value, 1));
        return
        [
            .. Enumerable.Range(0, values.Count).Where(index => groups[index] is not null).GroupBy(index => groups[index]!, StringComparer.Ordinal)
                .Select(group => (group.Sum(index => values[index]), group.Count())),
            .. alone,
        ];
    }

    private static double[] EveryWay((double Sum, int Count)[] units)
    {
        var means = new double[(int)Math.Pow(units.Length, units.Length)];
        for (var way = 0; way < means.Length; way++)
        {
            var (rest, sum, count) = (way, 0.0, 0);
            for (var drawn = 0; drawn < units.Length; drawn++, rest /= units.Length)
            {
                sum += units[rest % units.Length].Sum;
                count += units[rest % units.Length].Count;
            }
            means[way] = sum / count;
        }
        return means;
    }

    // Each portion has a generator of its own, so the result does not depend on how many cores there are.
    private static double[] Drawn((double Sum, int Count)[] units, int resamples, int seed)
    {
        var means = new double[resamples];
        Parallel.For(0, (resamples + Portion - 1) / Portion, portion =>
        {
            var random = new Random(HashSeed(seed, portion));
            for (var resample = portion * Portion; resample < Math.Min(resamples, (portion + 1) * Portion); resample++)
                means[resample] = OneMean(units, random);
        });
        return means;
    }

    private static double OneMean((double Sum, int Count)[] units, Random random)
    {
        var (sum, count) = (0.0, 0);
        for (var drawn = 0; drawn < units.Length; drawn++)
        {
            ref readonly var unit = ref units[random.Next(units.Length)];
            sum += unit.Sum;
            count += unit.Count;
        }
        return sum / count;
    }

    private static int HashSeed(int seed, int portion) => unchecked((seed * 486187739) + portion);
}
