using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>What two releases made of an artifact of the one both began from.</summary>
public enum ThreeWayState
{
    Unchanged,
    OnlyOurs,
    OnlyTheirs,

    /// <summary>Both did the same to it.</summary>
    BothAlike,

    /// <summary>Both changed it in different places, and the merged text could be saved.</summary>
    Merges,

    /// <summary>Both changed it, each otherwise: a person decides.</summary>
    Conflict,
}

/// <summary>One artifact in the three releases, whatever each of them calls it; null where a release does not hold it.</summary>
public sealed record ThreeWayArtifact(
    ArtifactKind Kind, string Path, PinnedContent? Base, PinnedContent? Ours, PinnedContent? Theirs, ThreeWayState State)
{
    /// <summary>What each side did to it; null for nothing.</summary>
    public ArtifactChange? OurChange { get; init; }

    public ArtifactChange? TheirChange { get; init; }

    /// <summary>What both changes together come to; null where a person decides, and where one side is taken as it is.</summary>
    public string? MergedText { get; init; }

    /// <summary>Both texts place by place; null where one of them is no text or is gone.</summary>
    public ThreeWayMerge? Lines { get; init; }

    /// <summary>JSON pointers that both sides set differently.</summary>
    public IReadOnlyList<string> Clashes { get; init; } = [];
}
