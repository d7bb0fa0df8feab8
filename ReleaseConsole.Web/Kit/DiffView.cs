using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Kit;

/// <summary>How a comparison is laid out.</summary>
public enum DiffView
{
    /// <summary>Both sides next to each other; unified all the same where the window is narrower than 1200 px.</summary>
    Split,

    /// <summary>One column: removed lines above added ones.</summary>
    Unified,
}

/// <summary>A line of a comparison, as a thread or a permalink names it.</summary>
public readonly record struct DiffPlace(DiffSide Side, int Line)
{
    /// <summary>The value of <c>data-line</c>, e.g. <c>after-9</c>.</summary>
    public string Anchor => $"{(Side == DiffSide.Before ? "before" : "after")}-{Line}";
}
