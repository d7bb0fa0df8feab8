namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Consecutive rows, by index into <see cref="TextComparison.Rows"/>.</summary>
public readonly record struct RowRange(int First, int Count)
{
    public int End => First + Count;

    public bool Contains(int row) => row >= First && row < End;
}
