namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>The longest strictly rising subsequence, in O(n log n).</summary>
internal static class LongestRising
{
    /// <summary>Indexes into <paramref name="values"/>, ascending.</summary>
    public static int[] Of(IReadOnlyList<int> values)
    {
        var tops = new List<int>();
        var previous = new int[values.Count];
        for (var i = 0; i < values.Count; i++)
        {
            var (low, high) = (0, tops.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (values[tops[middle]] < values[i])
                    low = middle + 1;
                else
                    high = middle;
            }
            previous[i] = low > 0 ? tops[low - 1] : -1;
            if (low == tops.Count)
                tops.Add(i);
            else
                tops[low] = i;
        }
        var rising = new int[tops.Count];
        for (int at = tops.Count - 1, i = at >= 0 ? tops[at] : -1; at >= 0; i = previous[i])
            rising[at--] = i;
        return rising;
    }
}
