using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Releases;

/// <summary>A version that exists, by the artifact it is of.</summary>
public sealed record KnownPin(PinnedArtifact Pin, ArtifactVersionId Version);

/// <summary>Pins and evidence of a release, each with the version it names.</summary>
public sealed record PinnedVersions(IReadOnlyList<KnownPin> Artifacts, IReadOnlyList<KnownPin> Evaluations);
