namespace ReleaseConsole.Core.Artifacts;

/// <summary>A release that pins a version of the artifact, and the environments the release is live in.</summary>
public sealed record ReleaseUse(string Release, int Version, Digest Digest, DateTimeOffset FrozenAt, IReadOnlyList<string> LiveIn);
