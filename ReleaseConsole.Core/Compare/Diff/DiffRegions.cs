namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Where a comparison differs (hunks) and what may be folded away (equal rows far from every hunk).</summary>
internal static class DiffRegions
{
    // A fold is as tall as a line: folding one line would hide it and save nothing.
    private const int SmallestFold = 2;

    public static IReadOnlyList<RowRange> Hunks(List<DiffRow> rows)
    {
        var hunks = new List<RowRange>();
        for (var row = 0; row < rows.Count; row++)
        {
            var first = row;
            while (row < rows.Count && rows[row].Kind != RowKind.Equal)
                row++;
            if (row > first)
                hunks.Add(new RowRange(first, row - first));
        }
        return hunks;
    }

    public static IReadOnlyList<RowRange> Folds(int rowCount, IReadOnlyList<RowRange> hunks, int context)
    {
        var folds = new List<RowRange>();
        if (hunks.Count == 0)
            return folds;
        var from = 0;
        foreach (var hunk in hunks)
        {
            Add(from, hunk.First - context);
            from = hunk.End + context;
        }
        Add(from, rowCount);
        return folds;

        void Add(int first, int end)
        {
            if (end - first >= SmallestFold)
                folds.Add(new RowRange(first, end - first));
        }
    }
}
