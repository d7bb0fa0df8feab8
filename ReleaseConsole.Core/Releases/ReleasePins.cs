using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>What a release's pins are looked up in.</summary>
internal static class ReleasePins
{
    public static async Task<Result<StartingPins>> FromAsync(
        ConsoleDb db, ProductId product, string? versionOrDigest, CancellationToken cancel)
    {
        if (versionOrDigest is null)
            return new StartingPins(null);
        if (await db.ManifestOfAsync(product, versionOrDigest, cancel) is not { } manifest)
            return ReleasesRefusals.NoSuchRelease(versionOrDigest);
        var entries = await db.Set<ManifestEntry>().AsNoTracking()
            .Where(entry => entry.ProductId == product && entry.ManifestDigest == manifest && entry.Kind != ArtifactKind.Evaluation)
            .ToListAsync(cancel);
        return new StartingPins(new PinnedVersions(
            [.. entries.Select(entry => new KnownPin(new PinnedArtifact(entry.Kind, entry.Path, entry.Digest), entry.VersionId))], []));
    }

    /// <summary>A release's manifest by its version name or its digest; null when there is none.</summary>
    public static async Task<Digest?> ManifestOfAsync(
        this ConsoleDb db, ProductId product, string versionOrDigest, CancellationToken cancel)
    {
        if (Digest.TryParse(versionOrDigest, out var digest))
            return await db.Set<Manifest>().AnyAsync(one => one.ProductId == product && one.Digest == digest, cancel) ? digest : null;
        return (await db.Set<Release>().AsNoTracking()
            .FirstOrDefaultAsync(one => one.ProductId == product && one.Version == versionOrDigest, cancel))?.ManifestDigest;
    }

    /// <summary>
    /// The versions of the releases a request is made from, digests told by the newest release of that content; null for none.
    /// </summary>
    public static async Task<Result<MadeFrom>> MadeFromAsync(
        ConsoleDb db, ProductId product, ReleaseRequest request, CancellationToken cancel)
    {
        var versions = new List<string>();
        foreach (var name in new[] { request.From, request.MergedWith }.OfType<string>())
        {
            if (await db.ManifestOfAsync(product, name, cancel) is not { } manifest)
                return ReleasesRefusals.NoSuchRelease(name);
            versions.Add(await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == manifest)
                .OrderByDescending(one => one.Version == name).ThenByDescending(one => one.CreatedAt).Select(one => one.Version)
                .FirstAsync(cancel));
        }
        return new MadeFrom(versions.Count == 0 ? null : [.. versions.Distinct()]);
    }

    /// <summary>What the releases a request is made from leave open, each with its reason.</summary>
    public static async Task<IReadOnlyList<PinException>> EarlierAsync(
        ConsoleDb db, ProductId product, ReleaseRequest request, CancellationToken cancel)
    {
        var found = new List<PinException>();
        foreach (var name in new[] { request.From, request.MergedWith }.OfType<string>())
            if (await db.ManifestOfAsync(product, name, cancel) is { } digest)
                found.AddRange(ManifestDocument.Read((await db.Set<Manifest>().AsNoTracking()
                    .FirstAsync(one => one.ProductId == product && one.Digest == digest, cancel)).Document).Exceptions ?? []);
        return found;
    }

    public static async Task<IReadOnlyList<KnownPin>> KnownAsync(
        ConsoleDb db, ProductId product, IReadOnlyList<Digest> digests, CancellationToken cancel)
    {
        var rows = await (from artifact in db.Set<Artifact>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                          where artifact.ProductId == product && digests.Contains(version.Digest)
                          orderby version.Number descending
                          select new { artifact.Kind, artifact.Path, version.Digest, version.Id }).ToListAsync(cancel);
        return [.. rows.Select(row => new KnownPin(new PinnedArtifact(row.Kind, row.Path, row.Digest), row.Id))];
    }

    /// <summary>Reads what the pins hold: refused when an evaluation ran on other prompts; otherwise what a reviewer should know.</summary>
    public static async Task<Result<List<string>>> CheckAsync(ConsoleDb db, PinnedVersions pins, CancellationToken cancel)
    {
        var prompts = new HashSet<Digest>();
        var noted = new List<string>();
        foreach (var one in pins.Artifacts)
            if (one.Pin.Kind == ArtifactKind.Prompt && pins.Evaluations.Count > 0)
                prompts.UnionWith(EvaluatedPrompt.DigestsOf(await BytesAsync(db, one.Pin.Digest, cancel)));
            else if (one.Pin.Kind == ArtifactKind.Model
                && ModelAliases.Note(one.Pin.Path, await BytesAsync(db, one.Pin.Digest, cancel)) is { } note)
                noted.Add(note);
        foreach (var evaluation in pins.Evaluations)
            if (PinDecision.Foreign(
                evaluation.Pin.Path, EvaluationRecord.Parse(await BytesAsync(db, evaluation.Pin.Digest, cancel)), prompts) is { } refusal)
                return refusal;
        return noted;
    }

    private static async Task<byte[]> BytesAsync(ConsoleDb db, Digest digest, CancellationToken cancel) =>
        (await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == digest, cancel)).Bytes;
}
