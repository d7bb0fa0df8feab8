namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// A line that changed its place: the line it has on the other side, and, on the first line of a block, how many moved together.
/// </summary>
public readonly record struct LineMove(int Line, int? Together);
