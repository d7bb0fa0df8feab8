using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>One release as lists show it, with the environments it is live in.</summary>
public sealed record ReleaseRow(
    ReleaseId Id, string Version, Digest Manifest, ReleaseState State, string CreatedBy, DateTimeOffset CreatedAt, int Artifacts,
    int Evaluations,
    IReadOnlyList<string> LiveIn);

/// <summary>A part of a product's releases, newest first, and how many there are in all.</summary>
public sealed record ReleasePage(IReadOnlyList<ReleaseRow> Rows, int Total);

/// <summary>Which releases does the product have? Newest first, at most 500 at a time.</summary>
public sealed class ReleaseHistory(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ReleasePage>> RunAsync(string productSlug, int skip, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var all = db.Set<Release>().AsNoTracking().Where(release => release.ProductId == product);
        var releases = await all.OrderByDescending(release => release.CreatedAt).ThenByDescending(release => release.Id)
            .Skip(skip).Take(Math.Clamp(limit, 1, 500)).ToListAsync(cancel);
        var manifests = releases.Select(release => release.ManifestDigest).Distinct().ToList();
        var counts = await db.Set<ManifestEntry>().AsNoTracking()
            .Where(entry => entry.ProductId == product && manifests.Contains(entry.ManifestDigest))
            .GroupBy(entry => new { entry.ManifestDigest, IsEvaluation = entry.Kind == ArtifactKind.Evaluation })
            .Select(group => new { group.Key.ManifestDigest, group.Key.IsEvaluation, Count = group.Count() }).ToListAsync(cancel);
        var live = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(environment => environment.ProductId == product).OrderBy(environment => environment.Position).ToListAsync(cancel);
        return new ReleasePage(
            [.. releases.Select(release => new ReleaseRow(
                release.Id, release.Version, release.ManifestDigest, release.State, release.CreatedByName, release.CreatedAt,
                counts.FirstOrDefault(one => one.ManifestDigest == release.ManifestDigest && !one.IsEvaluation)?.Count ?? 0,
                counts.FirstOrDefault(one => one.ManifestDigest == release.ManifestDigest && one.IsEvaluation)?.Count ?? 0,
                [.. live.Where(environment => environment.LiveRelease == release.Id).Select(environment => environment.Name)]))],
            await all.CountAsync(cancel));
    }
}
