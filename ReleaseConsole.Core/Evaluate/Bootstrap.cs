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
    /// <summary>
    /// How many resamples are drawn of up to <see cref="ManyUnits"/> cases; of more <see cref="Few"/>, where bounds hardly move.
    /// </summary>
    public const int Usual = 2000;

    /// <summary>Enough for very many cases; slices, which only inform, take half of it.</summary>
    public const int Few = 1000;

    private const int ManyUnits = 10_000;
    private const int EveryWayUpTo = 6;
    private const int Portion = 125;

    /// <param name="confidence">Two-sided, e.g. 0.95.</param>
    public static Resampled Mean(
        IReadOnlyList<double> values, IReadOnlyList<string?>? groups = null, double confidence = 0.95, int resamples = Usual,
        int seed = 20241101)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        var units = Units.Of(values, groups);
        var means = units.Count <= EveryWayUpTo
            ? EveryWay(units)
            : Drawn(units, units.Count > ManyUnits ? Math.Min(resamples, Few) : resamples, seed);
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

    private static double[] EveryWay(Units units)
    {
        var means = new double[(int)Math.Pow(units.Count, units.Count)];
        for (var way = 0; way < means.Length; way++)
        {
            var (rest, sum, count) = (way, 0.0, 0.0);
            for (var drawn = 0; drawn < units.Count; drawn++, rest /= units.Count)
            {
                sum += units.Sums[rest % units.Count];
                count += units.Sizes?[rest % units.Count] ?? 1;
            }
            means[way] = sum / count;
        }
        return means;
    }

    // Each portion has a generator of its own, so the result does not depend on how many cores there are.
    private static double[] Drawn(Units units, int resamples, int seed)
    {
        var means = new double[resamples];
        Parallel.For(0, (resamples + Portion - 1) / Portion, portion =>
        {
            var random = new Draws(unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + (ulong)portion));
            for (var resample = portion * Portion; resample < Math.Min(resamples, (portion + 1) * Portion); resample++)
                means[resample] = units.Sizes is null ? random.MeanOf(units.Sums) : random.MeanOf(units.Sums, units.Sizes);
        });
        return means;
    }

    /// <summary>What is drawn: sums of cases, and how many cases each holds; without sizes each is one case.</summary>
    private sealed record Units(double[] Sums, double[]? Sizes)
    {
        public int Count => Sums.Length;

        public static Units Of(IReadOnlyList<double> values, IReadOnlyList<string?>? groups)
        {
            if (groups is null)
                return new Units([.. values], null);
            var (at, sums, sizes) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<double>(), new List<double>());
            for (var index = 0; index < values.Count; index++)
            {
                if (groups[index] is { } group && at.TryGetValue(group, out var known))
                {
                    sums[known] += values[index];
                    sizes[known]++;
                    continue;
                }
                if (groups[index] is { } first)
                    at[first] = sums.Count;
                sums.Add(values[index]);
                sizes.Add(1);
            }
            return new Units([.. sums], [.. sizes]);
        }
    }
}
