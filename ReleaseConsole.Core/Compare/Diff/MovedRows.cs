namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// Tells the lines of a comparison that only changed their place: each stands in a row of its own that names its other place, and counts
/// as moved. Every line of both texts stays in exactly one row, in order.
/// </summary>
public static class MovedRows
{
    public static TextComparison In(TextComparison comparison)
    {
        var blocks = MovedBlocks.In(comparison);
        if (blocks.Count == 0)
            return comparison;
        var (away, here) = (new Dictionary<int, LineMove>(), new Dictionary<int, LineMove>());
        foreach (var block in blocks)
            for (var at = 0; at < block.Lines; at++)
            {
                int? together = at == 0 ? block.Lines : null;
                away[block.Before + at] = new LineMove(block.After + at, together);
                here[block.After + at] = new LineMove(block.Before + at, together);
            }
        var rows = Told(comparison, away, here);
        var hunks = DiffRegions.Hunks(rows);
        return comparison with
        {
            Rows = rows,
            AddedLines = comparison.AddedLines - here.Count,
            RemovedLines = comparison.RemovedLines - away.Count,
            MovedLines = here.Count,
            Hunks = hunks,
            Folds = DiffRegions.Folds(rows.Count, hunks, TextDiff.Context),
        };
    }

    private static List<DiffRow> Told(TextComparison comparison, Dictionary<int, LineMove> away, Dictionary<int, LineMove> here)
    {
        var (before, after) = (Texts(comparison, DiffSide.Before), Texts(comparison, DiffSide.After));
        var rows = new List<DiffRow>(comparison.Rows.Count + here.Count);
        var held = new List<DiffRow>();
        foreach (var row in comparison.Rows)
        {
            var (from, to) = (Move(row.Before, away), Move(row.After, here));
            if (row.Kind == RowKind.Equal || (from is null && to is null))
            {
                rows.AddRange(held);
                held.Clear();
                rows.Add(row);
                continue;
            }
            // What was one row of two lines is two rows; the old lines of a run stand together, above the new ones.
            if (row.Before is { } old)
                rows.Add(new DiffRow(RowKind.Removed, Line(old, from, after), After: null));
            if (row.After is { } young)
                held.Add(new DiffRow(RowKind.Added, Before: null, Line(young, to, before)));
        }
        rows.AddRange(held);
        return rows;
    }

    private static LineMove? Move(DiffLine? line, Dictionary<int, LineMove> moves) =>
        line is not null && moves.TryGetValue(line.Number, out var move) ? move : null;

    private static DiffLine Line(DiffLine line, LineMove? move, Dictionary<int, string> others) => line with
    {
        Marks = move is { } there && others[there.Line] is var other && other != line.Text
            ? WordMarks.Of(line.Text, other, TextDiff.WordCap).Before : [],
        Move = move,
    };

    private static Dictionary<int, string> Texts(TextComparison comparison, DiffSide side) => comparison.Rows
        .Where(row => row.Kind != RowKind.Equal).Select(row => side == DiffSide.Before ? row.Before : row.After).OfType<DiffLine>()
        .ToDictionary(line => line.Number, line => line.Text);
}
