using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>What is this release? By its version, or by its manifest's digest (then the newest release of that content).</summary>
public sealed class ReleaseSummary(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ReleaseView>> RunAsync(string productSlug, string versionOrDigest, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var release = Digest.TryParse(versionOrDigest, out var digest)
            ? await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == digest)
                .OrderByDescending(one => one.CreatedAt).FirstOrDefaultAsync(cancel)
            : await db.Set<Release>().AsNoTracking().FirstOrDefaultAsync(
                one => one.ProductId == product && one.Version == versionOrDigest, cancel);
        if (release is null)
            return ReleasesRefusals.NoSuchRelease(versionOrDigest);
        var manifest = await db.Set<Manifest>().AsNoTracking().FirstAsync(
            one => one.ProductId == product && one.Digest == release.ManifestDigest, cancel);
        var lines = await LinesAsync(db, product, release.ManifestDigest, cancel);
        var live = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .Where(environment => environment.ProductId == product && environment.LiveRelease == release.Id)
            .OrderBy(environment => environment.Position).Select(environment => environment.Name).ToListAsync(cancel);
        return new ReleaseView(
            release.Id, release.Version, release.ManifestDigest, release.State, release.Notes, release.CreatedByName, release.CreatedAt,
            [.. lines.Where(line => line.Kind != ArtifactKind.Evaluation)], [.. lines.Where(line => line.Kind == ArtifactKind.Evaluation)],
            Toolchain(lines), live)
        { Document = manifest.Document };
    }

    private static async Task<List<ManifestLine>> LinesAsync(ConsoleDb db, ProductId product, Digest manifest, CancellationToken cancel)
    {
        var rows = await (from entry in db.Set<ManifestEntry>().AsNoTracking()
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
                          where entry.ProductId == product && entry.ManifestDigest == manifest
                          select new { entry.Kind, entry.Path, entry.Digest, version.Number, version.AuthorName, version.CreatedAt })
                              .ToListAsync(cancel);
        return [.. rows.Select(row => new ManifestLine(row.Kind, row.Path, row.Digest, row.Number, row.AuthorName, row.CreatedAt))
            .OrderBy(line => line.Kind).ThenBy(line => line.Path, StringComparer.Ordinal)];
    }

    private static Digest? Toolchain(List<ManifestLine> lines)
    {
        var tools = lines.Where(line => line.Kind == ArtifactKind.Tool)
            .Select(line => new PinnedArtifact(line.Kind, line.Path, line.Digest)).ToList();
        return tools.Count == 0 ? null : CanonicalJson.DigestOf(tools);
    }
}
