namespace ReleaseConsole.Core.Evaluate;

/// <summary>Whether results speak for a changed artifact.</summary>
public enum CoverageState
{
    /// <summary>An evaluation ran on exactly these bytes, and answered.</summary>
    Covered,

    /// <summary>These bytes were run, but with others beside them, with too few answers, or by name only.</summary>
    Partial,

    /// <summary>An evaluation asks it, and ran on other bytes.</summary>
    Stale,
    NotCovered,
}
