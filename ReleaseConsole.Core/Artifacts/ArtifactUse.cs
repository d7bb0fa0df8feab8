namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Where an artifact is used: the environments it is live in, how many releases pin it, and the first of those, live ones before newer
/// ones.
/// </summary>
public sealed record ArtifactUse(IReadOnlyList<LiveVersion> Live, int Releases, IReadOnlyList<ReleaseUse> First);
