namespace ReleaseConsole.Core.Evaluate;

/// <summary>
/// The standard error of a mean when cases come in groups that rise and fall together, e.g. questions about one document:
/// √(SE² + 1/n² · Σ over groups of Σ over pairs i ≠ j of (xᵢ − x̄)(xⱼ − x̄)) (Miller, arXiv 2411.00640).
/// </summary>
public static class ClusteredError
{
    public static double Of(IReadOnlyList<double> values, IReadOnlyList<string?> groups)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(groups.Count, values.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2);
        if (values.All(value => value == values[0]))
            return 0;
        var (n, mean) = (values.Count, values.Sum() / values.Count);
        var (squares, together) = (0.0, new Dictionary<string, (double Sum, double Squares)>(StringComparer.Ordinal));
        for (var index = 0; index < n; index++)
        {
            var off = values[index] - mean;
            squares += off * off;
            // A case without a group stands alone and adds nothing to the second term.
            if (groups[index] is not { } group)
                continue;
            var sofar = together.GetValueOrDefault(group);
            together[group] = (sofar.Sum + off, sofar.Squares + (off * off));
        }
        // (Σ off)² less Σ off² is the sum over all ordered pairs of different cases.
        var between = together.Values.Sum(one => (one.Sum * one.Sum) - one.Squares);
        return Math.Sqrt(Math.Max(0, (squares / ((double)n * (n - 1))) + (between / ((double)n * n))));
    }
}
