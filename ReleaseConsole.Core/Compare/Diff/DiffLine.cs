namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>One side of a row: the line number from 1, the line without its newline, and its differing words.</summary>
public sealed record DiffLine(int Number, string Text, IReadOnlyList<TextMark> Marks)
{
    /// <summary>
    /// Where the line stands on the other side, when it only changed its place; its marks are then what differs from there.
    /// </summary>
    public LineMove? Move { get; init; }
}
