using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>A named thing of one kind, e.g. <c>prompts/triage</c>. Its content is in its versions.</summary>
public sealed record Artifact(
    ArtifactId Id, TenantId TenantId, ProductId ProductId, ArtifactKind Kind, string Path, DateTimeOffset CreatedAt) : IFact;

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

/// <summary>How content is made canonical before it is digested.</summary>
public enum ContentForm
{
    /// <summary>UTF-8 without BOM, LF line ends.</summary>
    Text,

    /// <summary>RFC 8785 canonical JSON.</summary>
    Json,

    /// <summary>The bytes as they are.</summary>
    Bytes,
}

/// <summary>Content by address, once per tenant. Large files are kept beside the database, under the same digest.</summary>
public sealed record Blob(TenantId TenantId, Digest Digest, ContentForm Form, long Size, byte[] Bytes) : IFact, IUnlogged;

/// <summary>Unsaved editor text of one person on one artifact; it survives a lost circuit and is no version.</summary>
public sealed class Draft(TenantId tenantId, ArtifactId artifactId, Guid personId, Digest? basedOn, string text, DateTimeOffset savedAt)
    : ITenantOwned, IUnlogged
{
    public TenantId TenantId { get; private set; } = tenantId;
    public ArtifactId ArtifactId { get; private set; } = artifactId;
    public Guid PersonId { get; private set; } = personId;
    public Digest? BasedOn { get; private set; } = basedOn;
    public string Text { get; private set; } = text;
    public DateTimeOffset SavedAt { get; private set; } = savedAt;

    public void Replace(Digest? basedOn, string text, DateTimeOffset now) => (BasedOn, Text, SavedAt) = (basedOn, text, now);
}
