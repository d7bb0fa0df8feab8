using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>One pinned artifact with the bytes behind its digest and who made them.</summary>
public sealed record PinnedContent(PinnedArtifact Pin, ArtifactVersion Version, ContentForm Form, byte[] Bytes)
{
    /// <summary>What was kept of a dataset when it was imported, its rows' hashes with it; null for other kinds and where nothing was kept.</summary>
    public DatasetProfile? Profile { get; init; }
}

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
        var profiles = await ProfilesAsync(
            db, [.. rows.Where(row => row.entry.Kind == ArtifactKind.Dataset).Select(row => row.version)], cancel);
        var pinned = rows
            .Select(row => new PinnedContent(
                new PinnedArtifact(row.entry.Kind, row.entry.Path, row.entry.Digest), row.version, row.blob.Form, row.blob.Bytes)
            {
                Profile = profiles.GetValueOrDefault(row.version.Id),
            })
            .OrderBy(one => one.Pin.Kind).ThenBy(one => one.Pin.Path, StringComparer.Ordinal).ToList();
        return new ManifestContents(
            manifest,
            [.. pinned.Where(one => one.Pin.Kind != ArtifactKind.Evaluation)],
            [.. pinned.Where(one => one.Pin.Kind == ArtifactKind.Evaluation)]);
    }

    private static async Task<Dictionary<ArtifactVersionId, DatasetProfile>> ProfilesAsync(
        ConsoleDb db, List<ArtifactVersion> datasets, CancellationToken cancel)
    {
        var kept = datasets.Select(version => (version.Id, Provenance.Read(version.Origin).Profile)).Where(one => one.Profile is not null)
            .ToDictionary(one => one.Id, one => one.Profile!.Value);
        if (kept.Count == 0)
            return [];
        var digests = kept.Values.Distinct().ToList();
        var blobs = await db.Set<Blob>().AsNoTracking().Where(blob => digests.Contains(blob.Digest))
            .ToDictionaryAsync(blob => blob.Digest, cancel);
        return kept.Where(one => blobs.ContainsKey(one.Value))
            .ToDictionary(one => one.Key, one => DatasetProfile.Parse(blobs[one.Value].Bytes));
    }
}
