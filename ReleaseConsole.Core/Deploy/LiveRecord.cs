using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>One span of the history of an environment: from this instant this manifest was live, until the next record.</summary>
public sealed record LiveRecord(
    Guid Id, TenantId TenantId, ProductId ProductId, EnvironmentId EnvironmentId, Digest ManifestDigest, ReleaseId ReleaseId,
    DeploymentId DeploymentId, string By, DateTimeOffset From) : IFact;
