namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Within a block of removed and added lines, says which removed line became which added one: the pairing, in order, with the most
/// words in common. A block of more than <see cref="CellLimit"/> possible pairs is paired by position.
/// </summary>
internal static class LinePairing
{
    private const int CellLimit = 10_000;
    private const double LeastSimilarity = 0.3;

    /// <summary>Pairs and single lines in reading order; between two pairs, removed lines come before added ones.</summary>
    public static List<(int? Before, int? After)> Of(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var pairs = (before.Length, after.Length) switch
        {
            (0, _) or (_, 0) => [],
            (1, 1) => [(0, 0)],
            var (removed, added) when (long)removed * added <= CellLimit => BySimilarity(before, after),
            _ => ByPosition(before, after),
        };
        var rows = new List<(int?, int?)>(before.Length + after.Length);
        var (i, j) = (0, 0);
        foreach (var (left, right) in pairs.Append((before.Length, after.Length)))
        {
            while (i < left)
                rows.Add((i++, null));
            while (j < right)
                rows.Add((null, j++));
            if (left < before.Length)
                rows.Add((i++, j++));
        }
        return rows;
    }

    private static List<(int, int)> ByPosition(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var pairs = new List<(int, int)>();
        for (var i = 0; i < Math.Min(before.Length, after.Length); i++)
            if (WordBag.Of(before[i]).Similarity(WordBag.Of(after[i])) >= LeastSimilarity)
                pairs.Add((i, i));
        return pairs;
    }

    private static List<(int, int)> BySimilarity(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var left = Bags(before);
        var right = Bags(after);
        var likeness = new double[left.Length, right.Length];
        var best = new double[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
            for (var j = right.Length - 1; j >= 0; j--)
            {
                likeness[i, j] = left[i].Similarity(right[j]);
                var paired = likeness[i, j] >= LeastSimilarity ? likeness[i, j] + best[i + 1, j + 1] : 0;
                best[i, j] = Math.Max(paired, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        return Walk(likeness, best);
    }

    private static List<(int, int)> Walk(double[,] likeness, double[,] best)
    {
        var pairs = new List<(int, int)>();
        var (i, j) = (0, 0);
        while (i < likeness.GetLength(0) && j < likeness.GetLength(1))
        {
            if (likeness[i, j] >= LeastSimilarity && best[i, j] == likeness[i, j] + best[i + 1, j + 1])
                pairs.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }
        return pairs;
    }

    private static WordBag[] Bags(ReadOnlySpan<string> lines)
    {
        var bags = new WordBag[lines.Length];
        for (var i = 0; i < lines.Length; i++)
            bags[i] = WordBag.Of(lines[i]);
        return bags;
    }
}
