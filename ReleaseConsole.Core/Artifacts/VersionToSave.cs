namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Text to become the next version. <see cref="Parent"/> is the digest it was edited from: null makes a new artifact.
/// <see cref="Origin"/> is <c>editor</c>, <c>api</c> or <c>merge</c>.
/// </summary>
public sealed record VersionToSave(
    ArtifactKind Kind, string Path, string Content, string Message, Digest? Parent, string Origin = VersionToSave.Editor)
{
    public const string Editor = "editor";
    public const string Api = "api";
    public const string Merge = "merge";

    /// <summary>Whose bytes it holds beside the saver's.</summary>
    public IReadOnlyList<Guid> Writers { get; init; } = [];
}

/// <summary>The version a save ended in; <see cref="IsNew"/> is false when the newest version already had this content.</summary>
public sealed record SavedVersion(
    ArtifactKind Kind, string Path, int Number, Digest Digest, Digest? Parent, string Author, string Message, DateTimeOffset SavedAt,
    bool IsNew);
