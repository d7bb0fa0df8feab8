namespace ReleaseConsole.Core.Ingest;

/// <summary>What became of one file of an import, or of one artifact in it.</summary>
public enum ItemOutcome
{
    Created,
    Unchanged,
    Unresolved,
    Refused,

    /// <summary>Not something the console versions (a README, a lock file); named so that nothing vanishes in silence.</summary>
    Ignored,

    /// <summary>An artifact that came from the same place before, of which this import has the whole, and is not in it. It stays.</summary>
    Missing,
}
