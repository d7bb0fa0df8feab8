namespace ReleaseConsole.Core.Compare.Diff;

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
