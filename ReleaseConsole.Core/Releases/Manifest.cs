using System.Text.Json;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>One line of a manifest: this artifact, exactly these bytes.</summary>
public sealed record PinnedArtifact(ArtifactKind Kind, string Path, Digest Digest);

/// <summary>
/// The closed list a release consists of. Its canonical JSON is what is digested: artifacts by kind and path, evaluation
/// results and notes by digest; no version name, so that equal content is equal whatever it is called.
/// </summary>
public sealed record ManifestDocument(IReadOnlyList<PinnedArtifact> Artifacts, IReadOnlyList<PinnedArtifact> Evaluations, Digest Notes)
{
    /// <summary>What the contents name and the release does not pin, with why; left out where there is none.</summary>
    public IReadOnlyList<PinException>? Exceptions { get; init; }

    public static ManifestDocument Read(string document) => JsonSerializer.Deserialize<ManifestDocument>(document, CanonicalJson.Options)!;
}

/// <summary>A name in the contents that a release leaves open on purpose. Whoever signs the manifest signs the reason too.</summary>
public sealed record PinException(string Reference, string Reason);

/// <summary>A manifest as stored: its digest and the canonical bytes behind it.</summary>
public sealed record Manifest(TenantId TenantId, ProductId ProductId, Digest Digest, string Document, DateTimeOffset CreatedAt) : IFact;

/// <summary>A manifest's line as a row, for "where used" and joins.</summary>
public sealed record ManifestEntry(
    TenantId TenantId, ProductId ProductId, Digest ManifestDigest, ArtifactKind Kind, string Path, Digest Digest,
    ArtifactVersionId VersionId) : IFact;
