using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare;

/// <summary>One side of a comparison, found: how it was named, how people call it, and what it contains (nothing: an empty environment).</summary>
public sealed record ComparedSide(string Reference, string Name, Digest? Manifest, ManifestContents Contents)
{
    internal static async Task<Result<ComparedSide>> FindAsync(ConsoleDb db, ProductId product, string? text, CancellationToken cancel)
    {
        var reference = CompareReference.Parse(text);
        if (!reference.Succeeded)
            return reference.Refusal;
        if (reference.Value is CompareReference.OfArtifact artifact)
            return await ArtifactAsync(db, product, artifact, cancel);
        var manifest = await ManifestAsync(db, product, reference.Value, cancel);
        if (!manifest.Succeeded)
            return manifest.Refusal;
        var (digest, name) = manifest.Value;
        if (digest is null)
            return new ComparedSide(reference.Value.ToString(), name, null, ManifestContents.Nothing);
        var contents = await ManifestContents.LoadAsync(db, product, digest.Value, cancel);
        return contents is null ? CompareRefusals.NothingByThatName(text!) : new ComparedSide(reference.Value.ToString(), name, digest, contents);
    }

    /// <summary>The manifest a reference names, and how people call it; no digest where an environment has nothing live.</summary>
    internal static async Task<Result<(Digest? Manifest, string Name)>> ManifestAsync(
        ConsoleDb db, ProductId product, CompareReference reference, CancellationToken cancel)
    {
        switch (reference)
        {
            case CompareReference.OfRelease release:
                var pinned = await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.Version == release.Version)
                    .Select(one => (Digest?)one.ManifestDigest).FirstOrDefaultAsync(cancel);
                return pinned is null ? CompareRefusals.NothingByThatName(release.Version) : (pinned, release.Version);
            case CompareReference.OfEnvironment environment:
                var live = await db.Set<ReleaseEnvironment>().AsNoTracking()
                    .FirstOrDefaultAsync(one => one.ProductId == product && one.Name == environment.Name, cancel);
                return live is null ? CompareRefusals.NothingByThatName(environment.ToString()) : (live.LiveManifest, environment.Name);
            case CompareReference.OfDigest digest:
                return (digest.Digest, digest.Digest.Abbreviated);
            default:
                return CompareRefusals.NotARelease(reference.ToString());
        }
    }

    // One version of one artifact is a manifest of a single line, so that every comparison goes the same way.
    private static async Task<Result<ComparedSide>> ArtifactAsync(
        ConsoleDb db, ProductId product, CompareReference.OfArtifact wanted, CancellationToken cancel)
    {
        var found = await (from artifact in db.Set<Artifact>().AsNoTracking()
                           join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                           join blob in db.Set<Blob>().AsNoTracking() on version.Digest equals blob.Digest
                           where artifact.ProductId == product && artifact.Path == wanted.Path && version.Number == wanted.Version
                           select new { artifact.Kind, version, blob }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return CompareRefusals.NothingByThatName(wanted.ToString());
        var pin = new PinnedArtifact(found.Kind, wanted.Path, found.version.Digest);
        List<PinnedContent> line = [new PinnedContent(pin, found.version, found.blob.Form, found.blob.Bytes)];
        var contents = found.Kind == ArtifactKind.Evaluation
            ? new ManifestContents(found.version.Digest, [], line)
            : new ManifestContents(found.version.Digest, line, []);
        return new ComparedSide(wanted.ToString(), $"{wanted.Path} v{wanted.Version}", null, contents);
    }
}
