using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Serve;

/// <summary>
/// One artifact as an application reads it: JSON as JSON, text as text, bytes as base64; settings of dotenv as a program has them that
/// reads the file. Data too large for that has no content here; it is taken as a file, by the export of its version.
/// </summary>
public sealed record LiveArtifact(ArtifactKind Kind, string Path, Digest Digest, int Version, ContentForm Form, object? Content)
{
    /// <summary>In bytes, where the content has to be taken as a file; otherwise null.</summary>
    public long? Size { get; init; }
}

/// <summary>What is live in an environment, with its contents.</summary>
public sealed record LiveRelease(
    string Product, string Environment, string Release, Digest Manifest, DateTimeOffset Since, IReadOnlyList<LiveArtifact> Artifacts);
