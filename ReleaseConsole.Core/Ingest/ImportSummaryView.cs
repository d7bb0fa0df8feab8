namespace ReleaseConsole.Core.Ingest;

/// <summary>What an import brought as a whole: new versions of how many artifacts, in which formats, and from where.</summary>
public sealed record ImportSummaryView(int NewVersions, IReadOnlyList<FormatFound> Formats, ImportPlace? Place)
{
    /// <summary>The releases that its release files made.</summary>
    public IReadOnlyList<string> Releases { get; init; } = [];
}
