using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A named thing of one kind, e.g. <c>prompts/triage</c>. Its content is in its versions.</summary>
public sealed record Artifact(
    ArtifactId Id, TenantId TenantId, ProductId ProductId, ArtifactKind Kind, string Path, DateTimeOffset CreatedAt) : IFact;
