namespace ReleaseConsole.Core.Releases;

/// <summary>Whether a release may still be proposed.</summary>
public enum ReleaseState
{
    /// <summary>Frozen: may be compared, proposed and put live.</summary>
    Frozen,

    /// <summary>Taken out of use: stays readable, may not be proposed or rolled back to again.</summary>
    Withdrawn,
}
