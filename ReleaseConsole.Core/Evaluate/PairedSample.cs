namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// One metric of two runs, case by case and in the order of the cases' names. A case without a value on one side is missing
/// (<see cref="Errors"/>), never a loss; a case only one side ran is unpaired. Both are counted and left out of the means.
/// </summary>
internal sealed record PairedSample(double[] Before, double[] After, string?[] Groups, int Errors, int Unpaired)
{
    private const int KeptBits = 40;

    public int Pairs => Before.Length;

    /// <summary>
    /// Of the unpaired, the answered cases of the baseline: a candidate that is not asked them must not look better for it.
    /// </summary>
    public int LeftOut { get; init; }

    public double MissingShare => Errors + LeftOut == 0 ? 0 : (double)(Errors + LeftOut) / (Errors + LeftOut + Pairs);

    /// <summary>Every value is 0 or 1, so exact tests of pass and fail apply.</summary>
    public bool IsBinary => Before.All(IsBit) && After.All(IsBit);

    /// <summary>How far apart two values can lie: 1 when all are marks from 0 to 1, otherwise what was seen.</summary>
    public double Range
    {
        get
        {
            if (Pairs == 0)
                return 0;
            var (least, most) = (Math.Min(Before.Min(), After.Min()), Math.Max(Before.Max(), After.Max()));
            return least >= 0 && most <= 1 ? 1 : most - least;
        }
    }

    /// <summary>By how much each case is better now, in whole steps: differences that only rounding tells apart are one.</summary>
    public double[] Gains(bool higherIsBetter)
    {
        var (gains, step) = (new double[Pairs], Step);
        for (var at = 0; at < gains.Length; at++)
        {
            var gain = higherIsBetter ? After[at] - Before[at] : Before[at] - After[at];
            gains[at] = step > 0 ? Math.Round(gain / step) * step : gain;
        }
        return gains;
    }

    /// <summary>With values of a case that only rounding tells apart made one: a mean depends on the order of its repeats.</summary>
    public PairedSample Settled()
    {
        var step = Step;
        return this with { After = [.. After.Select((after, at) => Math.Abs(after - Before[at]) <= step / 2 ? Before[at] : after)] };
    }

    public PairedSample Only(IReadOnlyList<int> cases) =>
        new([.. cases.Select(at => Before[at])], [.. cases.Select(at => After[at])], [.. cases.Select(at => Groups[at])], 0, 0);

    // A power of two, so that whole steps are exact; decimal fractions, their means and differences are off by far less.
    private double Step
    {
        get
        {
            var largest = Pairs == 0 ? 0 : Math.Max(Before.Max(Math.Abs), After.Max(Math.Abs));
            return largest > 0 ? Math.ScaleB(1, Math.ILogB(largest) - KeptBits) : 0;
        }
    }

    private static bool IsBit(double value) => value is 0 or 1;
}
