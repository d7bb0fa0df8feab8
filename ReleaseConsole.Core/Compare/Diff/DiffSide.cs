namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>The two sides of a comparison; a line is addressed by side and number.</summary>
public enum DiffSide
{
    Before,
    After,
}
