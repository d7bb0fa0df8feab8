namespace ReleaseConsole.Core.Releases;

/// <summary>One artifact as a release asks for it. The digest decides; anything else in its place is refused as floating.</summary>
public sealed record WantedArtifact(string Kind, string Path, string? Digest);

/// <summary>An artifact to be left out of a release that is made from another.</summary>
public sealed record UnwantedArtifact(string Kind, string Path);

/// <summary>
/// What a release is to consist of: a whole list, or another release (<see cref="From"/>: version or digest) with some pins set and
/// some removed. Notes are Markdown. An evaluation is named by its digest, or as <c>path@digest</c> where two have equal results.
/// </summary>
public sealed record ReleaseRequest(
    string Version, string? Notes, IReadOnlyList<WantedArtifact> Artifacts, IReadOnlyList<string> Evaluations)
{
    public string? From { get; init; }

    /// <summary>The other release that went into it, by version or digest, where two were merged.</summary>
    public string? MergedWith { get; init; }
    public IReadOnlyList<WantedArtifact> Set { get; init; } = [];
    public IReadOnlyList<UnwantedArtifact> Remove { get; init; } = [];

    /// <summary>References of the contents that the release leaves open, each with its reason.</summary>
    public IReadOnlyList<PinException> Exceptions { get; init; } = [];
}

/// <summary>
/// The release as frozen. <see cref="Noted"/> says what a reviewer should know about its pins, e.g. a model alias that moves.
/// </summary>
public sealed record FrozenRelease(ReleaseId Id, string Version, Artifacts.Digest Manifest, bool IsNew, IReadOnlyList<string> Noted);
