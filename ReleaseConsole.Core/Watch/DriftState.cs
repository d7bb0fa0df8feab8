namespace ReleaseConsole.Core.Watch;

/// <summary>How what is observed differs from what should be.</summary>
public enum DriftKind
{
    /// <summary>The outside pointer names another manifest than the one we put there.</summary>
    PointerMoved,

    /// <summary>A file's bytes differ from the pinned ones.</summary>
    ContentEdited,

    /// <summary>A pinned file is not there.</summary>
    Missing,

    /// <summary>A file is there that no manifest pins.</summary>
    Extra,

    /// <summary>The target could not be read; since when is kept.</summary>
    CannotTell,
}

/// <summary>What became of a drift.</summary>
public enum DriftState
{
    Open,

    /// <summary>It went away, or was put back.</summary>
    Gone,

    /// <summary>What was found outside was saved as a new version; it differs until that version is live.</summary>
    Adopted,

    /// <summary>A person keeps it until an instant, with a reason.</summary>
    Accepted,
}
