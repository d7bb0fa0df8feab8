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

    /// <summary>
    /// The path with the file's folders, taken where another file of the import has the same bare name; null where there is none.
    /// </summary>
    public string? PathWithFolders { get; init; }

    /// <summary>What the file says beside the content and what a reader should know of it, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// The name it has in the system it comes from, where the source or the format knows it: <c>langfuse:support/triage</c>.
    /// </summary>
    public string? OutsideId { get; init; }

    /// <summary>
    /// What it is called there for itself, where its name is not its own: the id of a logged model, as many may have one name.
    /// </summary>
    public string? OwnId { get; init; }

    /// <summary>Which version of it this is there, where the file says so: Langfuse's or MLflow's number.</summary>
    public string? OutsideVersion { get; init; }
}
