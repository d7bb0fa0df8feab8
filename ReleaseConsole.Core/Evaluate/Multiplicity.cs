namespace ReleaseConsole.Core.Evaluate;

/// <summary>P-values of several metrics looked at together, adjusted so that looking often does not find by chance.</summary>
public static class Multiplicity
{
    /// <summary>Holm's step-down: the chance of even one false alarm stays below the level. For metrics that gate.</summary>
    public static IReadOnlyList<double> Holm(IReadOnlyList<double> pValues)
    {
        var (adjusted, highest) = (new double[pValues.Count], 0.0);
        foreach (var (index, rank) in Ascending(pValues))
            adjusted[index] = highest = Math.Max(highest, Math.Min(1, (pValues.Count - rank) * pValues[index]));
        return adjusted;
    }

    /// <summary>
    /// Benjamini and Hochberg's step-up: the share of false alarms among all alarms stays below the level. For exploring.
    /// </summary>
    public static IReadOnlyList<double> BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        var (adjusted, lowest) = (new double[pValues.Count], 1.0);
        foreach (var (index, rank) in Ascending(pValues).Reverse())
            adjusted[index] = lowest = Math.Min(lowest, pValues.Count * pValues[index] / (rank + 1));
        return adjusted;
    }

    private static IEnumerable<(int Index, int Rank)> Ascending(IReadOnlyList<double> pValues) =>
        Enumerable.Range(0, pValues.Count).OrderBy(index => pValues[index]).Select((index, rank) => (index, rank));
}
