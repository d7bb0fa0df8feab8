using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>What happened to an artifact, or to a place inside one, between two manifests.</summary>
public enum ChangeType
{
    Added,
    Removed,
    Changed,
}

/// <summary>What a change does to what the product may do.</summary>
public enum Effect
{
    /// <summary>Neither wider nor narrower, or not a matter of permission.</summary>
    Different,
    Wider,
    Narrower,
    NewRoute,
}

/// <summary>One difference inside an artifact, by JSON pointer or as <c>line 9</c>, with the values in words.</summary>
public sealed record ChangeDetail(string Place, string Label, ChangeType Type, string? Before, string? After, Effect Effect);

/// <summary>What differs in one artifact, in one sentence and in detail.</summary>
public sealed record ArtifactChange(
    ArtifactKind Kind, string Path, ChangeType Type, Digest? Before, Digest? After, string Meaning, IReadOnlyList<ChangeDetail> Details);

/// <summary>Everything that differs between two manifests; <see cref="From"/> is null when nothing was live before.</summary>
public sealed record ReleaseChanges(Digest? From, Digest To, IReadOnlyList<ArtifactChange> Changes, int Unchanged);
