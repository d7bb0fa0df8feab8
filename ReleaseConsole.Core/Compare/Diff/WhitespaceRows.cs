namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>A comparison to a reader who does not care for spaces: rows that differ in nothing else count as equal.</summary>
public static class WhitespaceRows
{
    public static TextComparison Hidden(TextComparison comparison)
    {
        var hidden = comparison.Rows.Count(row => row.WhitespaceOnly);
        if (hidden == 0)
            return comparison;
        var rows = comparison.Rows.Select(row => row.WhitespaceOnly ? Equal(row) : row).ToList();
        var hunks = DiffRegions.Hunks(rows);
        return comparison with
        {
            Rows = rows,
            AddedLines = comparison.AddedLines - hidden,
            RemovedLines = comparison.RemovedLines - hidden,
            Hunks = hunks,
            Folds = DiffRegions.Folds(rows.Count, hunks, TextDiff.Context),
        };
    }

    private static DiffRow Equal(DiffRow row) => new(RowKind.Equal, row.Before! with { Marks = [] }, row.After! with { Marks = [] });
}
