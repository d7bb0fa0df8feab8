using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Assess;

/// <summary>
/// What would a release of these pins change over another one (none: over nothing)? Asked while it is put together, for its notes;
/// nothing is frozen and nothing is kept.
/// </summary>
public sealed class DraftNotes(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Assessment>> RunAsync(
        string product, string? from, IReadOnlyList<PinnedArtifact> pins, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var before = ManifestContents.Nothing;
        if (from is not null)
        {
            var side = await ComparedSide.FindAsync(db, id, from, actor, cancel);
            if (!side.Succeeded)
                return side.Refusal;
            before = side.Value.Contents;
        }
        var after = await ContentsAsync(db, id, pins, cancel);
        var policy = await PolicyInForce.LoadAsync(db, id, cancel);
        var destination = await Destination.LoadAsync(db, id, name: null, cancel);
        if (!destination.Succeeded)
            return destination.Refusal;
        var surroundings = await SurroundingsReading.LoadAsync(db, id, environment: null, before, after, policy.Digest, db.Now, cancel);
        return JudgeRelease.Of(before, after, policy, destination.Value, surroundings);
    }

    private static async Task<ManifestContents> ContentsAsync(
        ConsoleDb db, ProductId product, IReadOnlyList<PinnedArtifact> pins, CancellationToken cancel)
    {
        var wanted = pins.ToHashSet();
        var digests = pins.Select(pin => pin.Digest).Distinct().ToList();
        var rows = digests.Count == 0 ? [] : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            join blob in db.Set<Blob>().AsNoTracking() on version.Digest equals blob.Digest
            where artifact.ProductId == product && digests.Contains(version.Digest)
            select new { artifact.Kind, artifact.Path, version, blob }).ToListAsync(cancel);
        var read = rows.OrderByDescending(row => row.version.Number).Select(row => new PinnedContent(
            new PinnedArtifact(row.Kind, row.Path, row.version.Digest), row.version, row.blob.Form, row.blob.Bytes)).ToList();
        var pinned = (await ManifestContents.WithProfilesAsync(db, read, cancel))
            .Where(one => wanted.Contains(one.Pin)).DistinctBy(one => one.Pin)
            .OrderBy(one => one.Pin.Kind).ThenBy(one => one.Pin.Path, StringComparer.Ordinal)
            .ToLookup(one => one.Pin.Kind == ArtifactKind.Evaluation);
        return new ManifestContents(CanonicalJson.DigestOf(pins), [.. pinned[false]], [.. pinned[true]]);
    }
}
