using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>A manifest read back with everything it pins: what stages compare, judge, write out and serve.</summary>
public sealed record ManifestContents(Digest Digest, IReadOnlyList<PinnedContent> Artifacts, IReadOnlyList<PinnedContent> Evaluations)
{
    public static ManifestContents Nothing { get; } = new(default, [], []);

    /// <summary>One artifact alone, under its own digest.</summary>
    internal static ManifestContents OfOne(PinnedContent line) =>
        line.Pin.Kind == ArtifactKind.Evaluation ? new(line.Pin.Digest, [], [line]) : new(line.Pin.Digest, [line], []);

    /// <summary>The contents of a manifest of the product, ordered by kind and path; null when there is no such manifest.</summary>
    public static async Task<ManifestContents?> LoadAsync(ConsoleDb db, ProductId product, Digest manifest, CancellationToken cancel)
    {
        var rows = await (from entry in db.Set<ManifestEntry>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
                          join blob in db.Set<Blob>().AsNoTracking() on entry.Digest equals blob.Digest
                          where entry.ProductId == product && entry.ManifestDigest == manifest
                          select new { entry, version, blob }).ToListAsync(cancel);
        if (rows.Count == 0 && !await db.Set<Manifest>().AnyAsync(one => one.ProductId == product && one.Digest == manifest, cancel))
            return null;
        var read = rows.ConvertAll(row => new PinnedContent(
            new PinnedArtifact(row.entry.Kind, row.entry.Path, row.entry.Digest), row.version, row.blob.Form, row.blob.Bytes));
        var pinned = (await WithProfilesAsync(db, read, cancel))
            .OrderBy(one => one.Pin.Kind).ThenBy(one => one.Pin.Path, StringComparer.Ordinal).ToList();
        return new ManifestContents(
            manifest,
            [.. pinned.Where(one => one.Pin.Kind != ArtifactKind.Evaluation)],
            [.. pinned.Where(one => one.Pin.Kind == ArtifactKind.Evaluation)]);
    }

    /// <summary>The same contents, with what was kept of each dataset when it was imported.</summary>
    internal static async Task<IReadOnlyList<PinnedContent>> WithProfilesAsync(
        ConsoleDb db, IReadOnlyList<PinnedContent> contents, CancellationToken cancel)
    {
        var kept = contents.Where(one => one.Pin.Kind == ArtifactKind.Dataset)
            .Select(one => (one.Version.Id, Provenance.Read(one.Version.Origin).Profile)).Where(one => one.Profile is not null)
            .DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Profile!.Value);
        if (kept.Count == 0)
            return contents;
        var digests = kept.Values.Distinct().ToList();
        var blobs = await db.Set<Blob>().AsNoTracking().Where(blob => digests.Contains(blob.Digest))
            .ToDictionaryAsync(blob => blob.Digest, blob => DatasetProfile.Parse(blob.Bytes), cancel);
        return
        [
            .. contents.Select(one => kept.TryGetValue(one.Version.Id, out var digest) && blobs.TryGetValue(digest, out var profile)
                ? one with { Profile = profile }
                : one),
        ];
    }
}
