using System.Buffers;

namespace ReleaseConsole.Core.Compare.Diff;

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
            if (WordBag.Of(before[i]).SimilarityFrom(LeastSimilarity, WordBag.Of(after[i])) >= LeastSimilarity)
                pairs.Add((i, i));
        return pairs;
    }

    private static List<(int, int)> BySimilarity(ReadOnlySpan<string> before, ReadOnlySpan<string> after)
    {
        var left = Bags(before);
        var right = Bags(after);
        // Tables row by row; the second has one row and one column more, of nothing.
        var (width, wide) = (right.Length, right.Length + 1);
        var (cells, places) = (left.Length * width, (left.Length + 1) * wide);
        var rented = ArrayPool<double>.Shared.Rent(cells + places);
        var likeness = rented.AsSpan(0, cells);
        var best = rented.AsSpan(cells, places);
        best.Clear();
        for (var i = left.Length - 1; i >= 0; i--)
            for (var j = width - 1; j >= 0; j--)
            {
                var alike = likeness[(i * width) + j] = left[i].SimilarityFrom(LeastSimilarity, right[j]);
                var paired = alike >= LeastSimilarity ? alike + best[((i + 1) * wide) + j + 1] : 0;
                best[(i * wide) + j] = Math.Max(paired, Math.Max(best[((i + 1) * wide) + j], best[(i * wide) + j + 1]));
            }
        var pairs = Walk(likeness, best, left.Length, width);
        ArrayPool<double>.Shared.Return(rented);
        return pairs;
    }

    private static List<(int, int)> Walk(ReadOnlySpan<double> likeness, ReadOnlySpan<double> best, int height, int width)
    {
        var pairs = new List<(int, int)>();
        var wide = width + 1;
        var (i, j) = (0, 0);
        while (i < height && j < width)
        {
            var alike = likeness[(i * width) + j];
            if (alike >= LeastSimilarity && best[(i * wide) + j] == alike + best[((i + 1) * wide) + j + 1])
                pairs.Add((i++, j++));
            else if (best[(i * wide) + j] == best[((i + 1) * wide) + j])
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
