namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// One version with its text as it was written. <see cref="Content"/> is null when it is not text, or too large to be shown. The digest is
/// over the canonical form, which for structured kinds is other bytes than the text.
/// </summary>
public sealed record VersionShown(
    ArtifactKind Kind, string Path, int Number, Digest Digest, Digest? Parent, string Format, string Author, string Message, string Origin,
    DateTimeOffset SavedAt, string? Content)
{
    /// <summary>Of the file it came in, in bytes.</summary>
    public long Size { get; init; }
}
