namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Elements that occur once on each side, thinned to the longest run that keeps its order (patience sorting).</summary>
internal static class UniqueAnchors
{
    /// <summary>Positions within the two spans, ascending on both sides.</summary>
    public static List<(int Left, int Right)> Of(ReadOnlySpan<int> left, ReadOnlySpan<int> right, int[] leftIds, int[] rightIds)
    {
        var inLeft = OncePositions(left, leftIds);
        var inRight = OncePositions(right, rightIds);
        var candidates = new List<(int Left, int Right)>();
        for (var i = 0; i < left.Length; i++)
            if (inLeft[leftIds[left[i]]] >= 0 && inRight.TryGetValue(leftIds[left[i]], out var at) && at >= 0)
                candidates.Add((i, at));
        return [.. LongestRising.Of([.. candidates.Select(pair => pair.Right)]).Select(index => candidates[index])];
    }

    private static Dictionary<int, int> OncePositions(ReadOnlySpan<int> indexes, int[] ids)
    {
        var positions = new Dictionary<int, int>();
        for (var i = 0; i < indexes.Length; i++)
            if (!positions.TryAdd(ids[indexes[i]], i))
                positions[ids[indexes[i]]] = -1;
        return positions;
    }
}
