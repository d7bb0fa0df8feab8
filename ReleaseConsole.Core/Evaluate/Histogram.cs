namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// How differences are spread, in an odd number of bins with 0 in the middle of one of them, so that "the same" stands alone.
/// </summary>
internal static class Histogram
{
    private const int ToEitherSide = 10;

    public static Spread Of(IReadOnlyList<double> differences)
    {
        var reach = differences.Max(Math.Abs);
        if (reach == 0)
            return new Spread(-0.5, 1, [differences.Count]);
        // Pass or fail without repeats, and few repeats, need no more bins than there are values.
        var steps = differences.Select(Math.Abs).Where(one => one > reach * 1e-9).Distinct().Take(ToEitherSide + 1).Order().ToList();
        var each = steps.TrueForAll(one => IsWhole(one / steps[0])) && reach / steps[0] <= ToEitherSide
            ? (int)Math.Round(reach / steps[0])
            : ToEitherSide;
        var width = reach / each;
        var counts = new int[(2 * each) + 1];
        foreach (var difference in differences)
            counts[Math.Clamp((int)Math.Round(difference / width) + each, 0, counts.Length - 1)]++;
        return new Spread(-(each + 0.5) * width, width, counts);
    }

    private static bool IsWhole(double number) => Math.Abs(number - Math.Round(number)) < 1e-6;
}
