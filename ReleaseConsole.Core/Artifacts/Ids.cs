namespace ReleaseConsole.Core.Artifacts;

public readonly record struct ArtifactId(Guid Value);

public readonly record struct ArtifactVersionId(Guid Value);
