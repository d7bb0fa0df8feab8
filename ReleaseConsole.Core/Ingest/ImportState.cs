namespace ReleaseConsole.Core.Ingest;

/// <summary>The life of an import.</summary>
public enum ImportState
{
    /// <summary>An outside place is to be read; nothing of it is here yet.</summary>
    Fetching,

    /// <summary>Files are staged on disk; nothing is saved yet.</summary>
    Staged,

    /// <summary>Items are being saved; a stopped host goes on from the last saved item.</summary>
    Running,

    /// <summary>Every item has its outcome.</summary>
    Finished,

    /// <summary>The whole was refused or broke; the reason says why, and items saved before stay saved.</summary>
    Failed,

    /// <summary>The outside place held the same files as the time before: there was nothing to read.</summary>
    Unchanged,
}
