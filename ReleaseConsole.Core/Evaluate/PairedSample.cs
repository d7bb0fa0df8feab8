namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// One metric of two runs, case by case and in the order of the cases' names. A case without a value on one side is missing
/// (<see cref="Errors"/>), never a loss; a case only one side ran is unpaired. Both are counted and left out.
/// </summary>
internal sealed record PairedSample(double[] Before, double[] After, string?[] Groups, int Errors, int Unpaired)
{
    public int Pairs => Before.Length;

    public double MissingShare => Errors == 0 ? 0 : (double)Errors / (Errors + Pairs);

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

    /// <summary>By how much each case is better now.</summary>
    public double[] Gains(bool higherIsBetter)
    {
        var gains = new double[Pairs];
        for (var at = 0; at < gains.Length; at++)
            gains[at] = higherIsBetter ? After[at] - Before[at] : Before[at] - After[at];
        return gains;
    }

    public PairedSample Only(IReadOnlyList<int> cases) =>
        new([.. cases.Select(at => Before[at])], [.. cases.Select(at => After[at])], [.. cases.Select(at => Groups[at])], 0, 0);

    private static bool IsBit(double value) => value is 0 or 1;
}
