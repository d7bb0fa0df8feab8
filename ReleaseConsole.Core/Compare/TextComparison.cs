namespace ReleaseConsole.Core.Compare;

/// <summary>What happened to one row of a text comparison.</summary>
public enum RowKind
{
    Equal,

    /// <summary>Only the after side has this line.</summary>
    Added,

    /// <summary>Only the before side has this line.</summary>
    Removed,

    /// <summary>Both sides have a line here, and they differ.</summary>
    Changed,
}

/// <summary>The characters of a line that differ from its partner: UTF-16 offset and length.</summary>
public readonly record struct TextMark(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>One side of a row: the line number from 1, the line without its newline, and its differing words.</summary>
public sealed record DiffLine(int Number, string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>Where the line stands on the other side, when it only changed its place; its marks are then what differs from there.</summary>
    public LineMove? Move { get; init; }
}

/// <summary>A line that changed its place: the line it has on the other side, and, on the first line of a block, how many moved together.</summary>
public readonly record struct LineMove(int Line, int? Together);

/// <summary>
/// One row of a comparison. <c>WhitespaceOnly</c>: the sides differ in nothing else. <c>WordsCapped</c>: a side is longer than
/// <see cref="TextDiff.WordCap"/>, so one mark covers everything between the common start and the common end.
/// </summary>
public sealed record DiffRow(RowKind Kind, DiffLine? Before, DiffLine? After, bool WhitespaceOnly = false, bool WordsCapped = false);

/// <summary>Consecutive rows, by index into <see cref="TextComparison.Rows"/>.</summary>
public readonly record struct RowRange(int First, int Count)
{
    public int End => First + Count;

    public bool Contains(int row) => row >= First && row < End;
}

/// <summary>
/// Two texts side by side. Every line of both stands in exactly one row, in order, so each text can be read back from the rows.
/// Hunks are the runs of rows that differ; folds are the runs of equal rows that are more than the context away from any hunk.
/// </summary>
public sealed record TextComparison(
    IReadOnlyList<DiffRow> Rows,
    int AddedLines,
    int RemovedLines,
    IReadOnlyList<RowRange> Hunks,
    IReadOnlyList<RowRange> Folds,
    bool BeforeEndsWithNewline,
    bool AfterEndsWithNewline)
{
    /// <summary>Lines that only changed their place; they count neither as added nor as removed.</summary>
    public int MovedLines { get; init; }

    /// <summary>Not one byte differs, the newline at the end included.</summary>
    public bool IsEmpty => Hunks.Count == 0 && BeforeEndsWithNewline == AfterEndsWithNewline;

    /// <summary>There are differences, and all of them are spaces, tabs, carriage returns or the newline at the end.</summary>
    public bool WhitespaceOnly => !IsEmpty && Rows.All(row => row.Kind == RowKind.Equal || row.WhitespaceOnly);

    /// <summary>The text of one side, as it was given.</summary>
    public string Text(DiffSide side)
    {
        var lines = Rows.Select(row => side == DiffSide.Before ? row.Before : row.After).OfType<DiffLine>().Select(line => line.Text);
        var closed = side == DiffSide.Before ? BeforeEndsWithNewline : AfterEndsWithNewline;
        return string.Join('\n', lines) + (closed ? "\n" : "");
    }
}

/// <summary>The two sides of a comparison; a line is addressed by side and number.</summary>
public enum DiffSide
{
    Before,
    After,
}
