using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Serve;

/// <summary>One artifact as an application reads it: JSON as JSON, text as text, bytes as base64.</summary>
public sealed record LiveArtifact(ArtifactKind Kind, string Path, Digest Digest, int Version, ContentForm Form, object Content);

/// <summary>What is live in an environment, with its contents.</summary>
public sealed record LiveRelease(
    string Product, string Environment, string Release, Digest Manifest, DateTimeOffset Since, IReadOnlyList<LiveArtifact> Artifacts);
