using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Content that says which artifact it is for, before anyone checked whether that is so.</summary>
public sealed record Candidate(ArtifactKind Kind, string Path, NewContent Content)
{
    public string Path { get; init; } = ArtifactPaths.Composed(Path);

    /// <summary>The file itself states its path; otherwise the path follows from where the file lies.</summary>
    public bool StatesItsPath { get; init; }

    /// <summary>Only its place in a list names it, such as the second prompt of a configuration; a place is no name.</summary>
    public bool IsByPlace { get; init; }

    /// <summary>The path with the file's folders, taken where another file of the import has the same bare name; null where there is none.</summary>
    public string? PathWithFolders { get; init; }

    /// <summary>What the file says beside the content and what a reader should know of it, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The name it has in the system it comes from, where the source or the format knows it: <c>langfuse:support/triage</c>.</summary>
    public string? OutsideId { get; init; }
}
