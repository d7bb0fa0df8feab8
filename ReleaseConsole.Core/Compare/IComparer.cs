using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>One artifact on both sides, at least one of them there, with the releases around it.</summary>
public sealed record ArtifactPair(
    ArtifactKind Kind, string Path, PinnedContent? Before, PinnedContent? After, ManifestContents From, ManifestContents To)
{
    /// <summary>The last part of the path, as people call the thing: <c>refund</c> of <c>tools/refund</c>.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Where only one side is there: the content of the other side that seems to be the same thing under another name.</summary>
    public OtherName? OtherName { get; init; }

    internal PinnedArtifact? Pin => (After ?? Before)?.Pin;
}

/// <summary>The same thing under another name.</summary>
public sealed record OtherName(PinnedArtifact Pin, byte[] Bytes)
{
    public string Name => Pin.Path[(Pin.Path.LastIndexOf('/') + 1)..];
}

/// <summary>What differs in one artifact: one sentence a person can act on, and the lines that prove it.</summary>
public sealed record Comparison(string Meaning, IReadOnlyList<ChangeDetail> Details);

/// <summary>Compares artifacts of one kind by what they mean. Pure; asked only for artifacts whose digests differ.</summary>
public interface IComparer
{
    ArtifactKind Kind { get; }

    Comparison Compare(ArtifactPair pair);
}
