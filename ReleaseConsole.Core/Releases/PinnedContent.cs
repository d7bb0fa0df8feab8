using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>One pinned artifact with the bytes behind its digest and who made them.</summary>
public sealed record PinnedContent(PinnedArtifact Pin, ArtifactVersion Version, ContentForm Form, byte[] Bytes)
{
    /// <summary>
    /// What was kept of a dataset when it was imported, its rows' hashes with it; null for other kinds and where nothing was kept.
    /// </summary>
    public DatasetProfile? Profile { get; init; }

    /// <summary>
    /// The file its bytes are in, where they are too many to be held: <see cref="Bytes"/> is then a pointer and no content.
    /// </summary>
    public LargeContent? Large { get; } = LargeContent.Of(Form, Pin.Digest, Bytes);
}
