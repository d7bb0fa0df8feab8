namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>A line of the newest version, counted from 1, and the number of the version that brought it.</summary>
public sealed record BlamedLine(int Number, string Text, int Version);
