namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>How the last look at a source ended.</summary>
public enum SourceOutcome
{
    NeverRun,

    /// <summary>Its files became an import.</summary>
    Imported,

    /// <summary>Checked, nothing new: the same files as the time before.</summary>
    Unchanged,

    /// <summary>It could not be read; the detail says why.</summary>
    Failed,
}
