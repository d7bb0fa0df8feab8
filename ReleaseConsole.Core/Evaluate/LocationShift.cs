using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// How far one sample lies from another by the Mann–Whitney test: the Hodges–Lehmann estimate (median of all pairwise differences), the
/// interval of shifts the test does not rule out (normal approximation with ties and continuity), and the effect in two ways.
/// </summary>
public sealed record LocationShift(double Estimate, double Lower, double Upper, double CommonLanguage, double MeanRatio)
{
    /// <summary>More points than this are refused: all pairs of them are held at once.</summary>
    public const int MostPoints = 1500;

    /// <summary>
    /// Whether so many points can show a difference at all: with every point of one side above all of the other, the exact test's chance
    /// is one in the ways to choose them, and no shift is ruled out where that is more than the level leaves to a side.
    /// </summary>
    /// <param name="confidence">Two-sided, e.g. 0.98.</param>
    public static bool CanShow(int experiment, int control, double confidence) =>
        Combinatorics.Combinations(experiment + control, experiment) >= 2 / (1 - confidence) - 1e-9;

    /// <param name="confidence">Two-sided, e.g. 0.98.</param>
    public static LocationShift Of(IReadOnlyList<double> experiment, IReadOnlyList<double> control, double confidence)
    {
        ArgumentOutOfRangeException.ThrowIfZero(experiment.Count);
        ArgumentOutOfRangeException.ThrowIfZero(control.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(experiment.Count, control.Count), MostPoints);
        var differences = (from x in experiment from y in control select x - y).Order().ToArray();
        var z = Normal.InvCDF(0, 1, 0.5 + (confidence / 2));
        var shifts = differences.Distinct().ToArray();
        var wins = (experiment.Sum(x => control.Count(y => x > y)) + (0.5 * experiment.Sum(x => control.Count(y => x == y))))
            / ((double)experiment.Count * control.Count);
        var mean = control.Average();
        return new LocationShift(
            Median(differences),
            shifts[FirstNotAbove(shifts, experiment, control, z)],
            shifts[LastNotBelow(shifts, experiment, control, z)],
            wins, Ratio(experiment.Average(), mean));
    }

    // Below zero the plain ratio would fall as the values rise: there it is as far above 1 as they rose, in shares of where they were.
    private static double Ratio(double experiment, double control) =>
        experiment == 0 || control == 0 ? double.NaN : control > 0 ? experiment / control : 2 - (experiment / control);

    // The test changes its mind only at a pairwise difference, so only those and the gaps between them are tried. The statistic
    // falls as the supposed shift grows, so the first one that is not ruled out is found by halving.
    private static int FirstNotAbove(double[] shifts, IReadOnlyList<double> x, IReadOnlyList<double> y, double z)
    {
        var (low, high) = (0, shifts.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var gap = (shifts[middle] + shifts[middle + 1]) / 2;
            if (Statistic(x, y, shifts[middle]) <= z || Statistic(x, y, gap) <= z)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private static int LastNotBelow(double[] shifts, IReadOnlyList<double> x, IReadOnlyList<double> y, double z)
    {
        var (low, high) = (0, shifts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var gap = (shifts[middle - 1] + shifts[middle]) / 2;
            if (Statistic(x, y, shifts[middle]) >= -z || Statistic(x, y, gap) >= -z)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>Mann–Whitney's z with x moved back by the shift: average ranks for ties, half a step of continuity.</summary>
    private static double Statistic(IReadOnlyList<double> x, IReadOnlyList<double> y, double shift)
    {
        var all = x.Select(value => (Value: value - shift, FromX: true)).Concat(y.Select(value => (Value: value, FromX: false)))
            .OrderBy(one => one.Value).ToArray();
        var (ranks, ties, start) = (0.0, 0.0, 0);
        while (start < all.Length)
        {
            var end = start;
            while (end < all.Length && Same(all[end].Value, all[start].Value))
                end++;
            var (tied, average) = ((double)(end - start), (start + 1 + end) / 2.0);
            ties += (tied * tied * tied) - tied;
            for (var index = start; index < end; index++)
                ranks += all[index].FromX ? average : 0;
            start = end;
        }
        var (n, m, total) = ((double)x.Count, (double)y.Count, (double)all.Length);
        var off = ranks - (n * (n + 1) / 2) - (n * m / 2);
        var variance = n * m / 12 * (total + 1 - (ties / (total * (total - 1))));
        return variance <= 0 ? 0 : (off - (0.5 * Math.Sign(off))) / Math.Sqrt(variance);
    }

    // Subtracting the shift rounds; two values that far apart are one value.
    private static bool Same(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    private static double Median(double[] sorted) => sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
