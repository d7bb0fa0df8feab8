using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// One side of a comparison, found: how it was named, how people call it, and what it contains (nothing: an empty environment).
/// </summary>
public sealed record ComparedSide(string Reference, string Name, Digest? Manifest, ManifestContents Contents)
{
    /// <summary>The artifact, where the side is one; null for a whole release.</summary>
    public PinnedArtifact? Only { get; init; }

    internal static async Task<Result<ComparedSide>> FindAsync(
        ConsoleDb db, ProductId product, string? text, Actor actor, CancellationToken cancel)
    {
        var reference = CompareReference.Parse(text);
        if (!reference.Succeeded)
            return reference.Refusal;
        if (reference.Value is CompareReference.OfArtifact artifact)
            return await ArtifactAsync(db, product, artifact, cancel);
        if (reference.Value is CompareReference.OfDraft draft)
            return await DraftAsync(db, product, draft, actor, cancel);
        var manifest = await ManifestAsync(db, product, reference.Value, cancel);
        if (!manifest.Succeeded)
            return manifest.Refusal;
        var (digest, name) = manifest.Value;
        if (digest is null)
            return new ComparedSide(reference.Value.ToString(), name, null, ManifestContents.Nothing);
        var contents = await ManifestContents.LoadAsync(db, product, digest.Value, cancel);
        return contents is null
            ? CompareRefusals.NothingByThatName(text!)
            : new ComparedSide(reference.Value.ToString(), name, digest, contents);
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
            case CompareReference.OfEnvironment { Back: > 0 } before:
                return await BeforeAsync(db, product, before, cancel);
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

    private static async Task<Result<(Digest? Manifest, string Name)>> BeforeAsync(
        ConsoleDb db, ProductId product, CompareReference.OfEnvironment wanted, CancellationToken cancel)
    {
        var place = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.ProductId == product && one.Name == wanted.Name, cancel);
        if (place is null)
            return CompareRefusals.NothingByThatName(wanted.ToString());
        var record = await db.Set<LiveRecord>().AsNoTracking().Where(one => one.EnvironmentId == place.Id)
            .OrderByDescending(one => one.From).ThenByDescending(one => one.Id).Skip(wanted.Back).FirstOrDefaultAsync(cancel);
        return record is null
            ? CompareRefusals.NothingBefore(wanted.Name, wanted.Back)
            : ((Digest?)record.ManifestDigest, wanted.Back == 1 ? $"{wanted.Name} before" : $"{wanted.Name} {wanted.Back} before");
    }

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
        var content = await ManifestContents.WithProfilesAsync(
            db, [new PinnedContent(pin, found.version, found.blob.Form, found.blob.Bytes)], cancel);
        return OfOne(wanted, $"{wanted.Path} v{wanted.Version}", content[0]);
    }

    // What the draft would be saved as; it stands on its artifact's newest version, whose author is not the draft's.
    private static async Task<Result<ComparedSide>> DraftAsync(
        ConsoleDb db, ProductId product, CompareReference.OfDraft wanted, Actor actor, CancellationToken cancel)
    {
        var found = await (from draft in db.Set<Draft>().AsNoTracking()
                           join artifact in db.Set<Artifact>().AsNoTracking() on draft.ArtifactId equals artifact.Id
                           where artifact.ProductId == product && artifact.Path == wanted.Path && draft.PersonId == actor.Id
                           select new { artifact.Kind, draft.Text }).FirstOrDefaultAsync(cancel);
        if (found is null || await db.NewestAsync(product, found.Kind, wanted.Path, cancel) is not { } newest)
            return CompareRefusals.NoDraft(wanted.Path);
        var content = EditedText.Read(found.Kind, found.Text, await db.EditedFromAsync(newest, cancel));
        if (!content.Succeeded)
            return content.Refusal;
        var (digest, form, bytes) = (content.Value.Digest, content.Value.Form, content.Value.Canonical);
        var version =
            newest with { Digest = digest, Original = digest, Parent = newest.Digest, AuthorId = actor.Id, AuthorName = actor.Name };
        return OfOne(
            wanted, $"your draft of {wanted.Path}", new PinnedContent(
                new PinnedArtifact(found.Kind, wanted.Path, digest), version, form, bytes));
    }

    // One artifact is a manifest of a single line, so that every comparison goes the same way.
    private static ComparedSide OfOne(CompareReference reference, string name, PinnedContent content) =>
        new(reference.ToString(), name, null, ManifestContents.OfOne(content)) { Only = content.Pin };
}
