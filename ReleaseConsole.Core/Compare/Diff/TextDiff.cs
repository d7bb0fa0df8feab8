namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// Compares two texts line by line, and word by word inside lines that changed. Lines end at LF; a carriage return is a character.
/// Swapping the arguments swaps the counts. Work is bounded: see <see cref="SequenceMatch"/>, <see cref="LinePairing"/>.
/// </summary>
public static class TextDiff
{
    /// <summary>Lines longer than this many characters get one mark instead of marked words.</summary>
    public const int WordCap = 2_000;

    /// <summary>Equal rows kept in sight on either side of a hunk.</summary>
    public const int Context = 3;

    public static TextComparison Of(string before, string after) => Of(TextLines.Both(before, after));

    /// <summary>Of two texts whose lines were read together.</summary>
    internal static TextComparison Of((TextLines Before, TextLines After) texts)
    {
        var (old, young) = texts;
        var rows = Rows(old, young);
        var hunks = DiffRegions.Hunks(rows);
        return new TextComparison(
            rows,
            rows.Count(row => row.Kind is RowKind.Added or RowKind.Changed),
            rows.Count(row => row.Kind is RowKind.Removed or RowKind.Changed),
            hunks,
            DiffRegions.Folds(rows.Count, hunks, Context),
            old.EndsWithNewline,
            young.EndsWithNewline);
    }

    /// <summary>The lines of a text without their ends; a newline at the end opens no further line.</summary>
    internal static string[] LinesOf(string text) => TextLines.Both(text, "").Before.Lines;

    /// <summary>The comparison for a reader: a block that only changed its place is told apart from lines that came or went.</summary>
    public static TextComparison WithMoves(string before, string after) => MovedRows.In(Of(before, after));

    private static List<DiffRow> Rows(TextLines old, TextLines young)
    {
        var (before, after) = (old.Lines, young.Lines);
        var partner = SequenceMatch.Of(old, young);
        var rows = new List<DiffRow>(Math.Max(before.Length, after.Length));
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            int fromBefore = i, fromAfter = j;
            while (i < before.Length && partner[i] < 0)
                i++;
            var nextAfter = i < before.Length ? partner[i] : after.Length;
            j = nextAfter;
            if (i > fromBefore || j > fromAfter)
                AddBlock(rows, before, fromBefore, i, after, fromAfter, j);
            if (i < before.Length)
                rows.Add(new DiffRow(RowKind.Equal, new(i + 1, before[i++], []), new(j + 1, after[j++], [])));
        }
        return rows;
    }

    private static void AddBlock(List<DiffRow> rows, string[] before, int i, int endBefore, string[] after, int j, int endAfter)
    {
        foreach (var (left, right) in LinePairing.Of(before.AsSpan(i, endBefore - i), after.AsSpan(j, endAfter - j)))
        {
            if (right is null)
                rows.Add(new DiffRow(RowKind.Removed, Whole(before, i + left!.Value), After: null));
            else if (left is null)
                rows.Add(new DiffRow(RowKind.Added, Before: null, Whole(after, j + right.Value)));
            else
                rows.Add(Changed(before, i + left.Value, after, j + right.Value));
        }
    }

    private static DiffLine Whole(string[] lines, int index) => new(index + 1, lines[index], []);

    private static DiffRow Changed(string[] before, int i, string[] after, int j)
    {
        var words = WordMarks.Of(before[i], after[j], WordCap);
        return new DiffRow(
            RowKind.Changed,
            new DiffLine(i + 1, before[i], words.Before),
            new DiffLine(j + 1, after[j], words.After),
            WordMarks.SameWithoutWhitespace(before[i], after[j]),
            words.Capped);
    }
}
