namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>Lines that stand elsewhere, unchanged but for the number of a list: where they began, where they begin, and how many.</summary>
public sealed record MovedBlock(int Before, int After, int Lines);
