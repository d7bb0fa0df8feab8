namespace ReleaseConsole.Web.Kit;

/// <summary>How a comparison is laid out.</summary>
public enum DiffView
{
    /// <summary>Both sides next to each other; unified all the same where the window is narrower than 1200 px.</summary>
    Split,

    /// <summary>One column: removed lines above added ones.</summary>
    Unified,
}

/// <summary>How a reader wants comparisons shown, as the address says it: <c>?view=unified&amp;ws=hide</c>.</summary>
public readonly record struct DiffLook(DiffView View, bool HidesWhitespace)
{
    public static DiffLook Of(string? view, string? whitespace) =>
        new(view == "unified" ? DiffView.Unified : DiffView.Split, whitespace == "hide");
}
