namespace ReleaseConsole.Core.Compare.Diff;

/// <summary>What happened to one row of a text comparison.</summary>
public enum RowKind
{
    Equal,

    /// <summary>Only the after side has this line.</summary>
    Added,

    /// <summary>Only the before side has this line.</summary>
    Removed,

    /// <summary>Both sides have a line here, and they differ.</summary>
    Changed,
}
