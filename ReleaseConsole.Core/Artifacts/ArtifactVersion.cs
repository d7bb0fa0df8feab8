using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Immutable content of an artifact: the n-th version, the digest of its canonical form, what it was made from, by whom and how.
/// </summary>
public sealed record ArtifactVersion(
    ArtifactVersionId Id,
    TenantId TenantId,
    ArtifactId ArtifactId,
    int Number,
    Digest Digest,
    Digest? Parent,
    Digest Original,
    string Format,
    Guid AuthorId,
    string AuthorName,
    Guid[] Contributors,
    string Message,
    string Origin,
    DateTimeOffset CreatedAt) : IFact;
