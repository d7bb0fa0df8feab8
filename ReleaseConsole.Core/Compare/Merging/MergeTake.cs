namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>Whose artifact goes into the merged release.</summary>
public enum MergeTake
{
    Ours,
    Theirs,

    /// <summary>Both changes together: the merged text, or the one that is sent.</summary>
    Merged,
}
