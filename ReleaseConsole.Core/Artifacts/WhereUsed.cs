using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which releases and environments hold this artifact, whichever version of it?</summary>
public sealed class WhereUsed(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = 100;

    public async Task<Result<ArtifactUse>> RunAsync(
        string product, ArtifactKind kind, string path, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var live = (await db.LiveAsync(id, [path], cancel))[(kind, path)].ToList();
        var count = await (from entry in db.Set<ManifestEntry>().AsNoTracking()
                           join release in db.Set<Release>().AsNoTracking() on entry.ManifestDigest equals release.ManifestDigest
                           where entry.ProductId == id && release.ProductId == id && entry.Kind == kind && entry.Path == path
                           select release.Id).CountAsync(cancel);
        return new ArtifactUse(live, count, await FirstAsync(db, id, kind, path, Math.Clamp(limit, 1, Most), cancel));
    }

    internal static async Task<IReadOnlyList<ReleaseUse>> FirstAsync(
        ConsoleDb db, ProductId product, ArtifactKind kind, string path, int limit, CancellationToken cancel)
    {
        var live = (await db.Set<Deploy.ReleaseEnvironment>().AsNoTracking().Where(
            one => one.ProductId == product && one.LiveRelease != null)
            .OrderByDescending(one => one.Position).ToListAsync(cancel)).ToLookup(one => one.LiveRelease!.Value, one => one.Name);
        // What is live stands first, however old: it is why someone asks.
        var inUse = live.Select(group => group.Key).ToList();
        var rows = await (from entry in db.Set<ManifestEntry>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
                          join release in db.Set<Release>().AsNoTracking() on entry.ManifestDigest equals release.ManifestDigest
                          where entry.ProductId == product && release.ProductId == product && entry.Kind == kind && entry.Path == path
                          orderby inUse.Contains(release.Id) descending, release.CreatedAt descending
                          select new { release.Id, release.Version, version.Number, entry.Digest, release.CreatedAt })
                              .Take(limit).ToListAsync(cancel);
        return [.. rows.Select(row => new ReleaseUse(row.Version, row.Number, row.Digest, row.CreatedAt, [.. live[row.Id]]))
            .OrderByDescending(use => use.LiveIn.Count > 0)];
    }
}
