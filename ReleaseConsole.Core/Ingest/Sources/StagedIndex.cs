namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>What a staging folder holds, and for whom; written last, so that a folder without it was never finished.</summary>
public sealed record StagedIndex(bool IsComplete, Actor Actor, IReadOnlyList<StagedFile> Files, SourceOrigin? From = null)
{
    /// <summary>How the files came, and what the place is called; null where an import was staged before that was kept.</summary>
    public string? Kind { get; init; }

    public string? Name { get; init; }

    /// <summary>The format a person named for a path.</summary>
    public IReadOnlyDictionary<string, string>? Formats { get; init; }
}
