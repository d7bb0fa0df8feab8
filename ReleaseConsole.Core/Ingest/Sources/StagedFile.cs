using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One file of a staged import: where its bytes begin among those of all files, or why it was not taken.</summary>
public sealed record StagedFile(string Path, long? Offset, long Size, Refusal? Refusal)
{
    /// <summary>What it is called where it came from, when that is more than its path.</summary>
    public OutsideItem? Outside { get; init; }

    /// <summary>Who wrote it, where the source knows.</summary>
    public IReadOnlyList<CommitAuthor>? Authors { get; init; }

    /// <summary>Why it is not taken, where that is no fault of the file: a link, a part of another repository.</summary>
    public string? LeftOut { get; init; }
}
