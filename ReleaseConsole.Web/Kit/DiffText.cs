using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Web.Kit;

/// <summary>What of a comparison can be copied as plain text, without numbers and signs.</summary>
public static class DiffText
{
    /// <summary>The lines of a range, each with its newline.</summary>
    public static string Of(TextComparison comparison, DiffRange range) => Lines(comparison.Rows, range.Side, range.Holds);

    /// <summary>The side of the difference that the range ends in; null where it ends in none.</summary>
    public static string? OfHunk(TextComparison comparison, DiffRange range)
    {
        var at = comparison.Rows.Index().FirstOrDefault(row => Line(row.Item, range.Side)?.Number == range.Last, (-1, null!)).Index;
        return comparison.Hunks.Where(hunk => hunk.Contains(at)).Select(hunk => (RowRange?)hunk).FirstOrDefault() is { } hunk
            ? Lines(comparison.Rows.Skip(hunk.First).Take(hunk.Count), range.Side, _ => true) : null;
    }

    private static string Lines(IEnumerable<DiffRow> rows, DiffSide side, Func<DiffPlace, bool> wanted) => string.Concat(
        rows.Select(row => Line(row, side)).OfType<DiffLine>().Where(line => wanted(new DiffPlace(side, line.Number)))
            .Select(line => line.Text + "\n"));

    private static DiffLine? Line(DiffRow row, DiffSide side) => side == DiffSide.Before ? row.Before : row.After;
}
