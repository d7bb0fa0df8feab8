namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>
/// One row of a comparison. <c>WhitespaceOnly</c>: the sides differ in nothing else. <c>WordsCapped</c>: a side is longer than
/// <see cref="TextDiff.WordCap"/>, so one mark covers everything between the common start and the common end.
/// </summary>
public sealed record DiffRow(RowKind Kind, DiffLine? Before, DiffLine? After, bool WhitespaceOnly = false, bool WordsCapped = false);
