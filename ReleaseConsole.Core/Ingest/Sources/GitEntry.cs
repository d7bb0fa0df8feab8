namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>One file, link or bound-in repository of a commit, as git lists it.</summary>
internal sealed record GitEntry(string Mode, string Id, string Path)
{
    /// <summary>In bytes, once git was asked for it.</summary>
    public long Size { get; init; }
}
