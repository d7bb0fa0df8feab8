using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Releases;

/// <summary>A release as a search names it, with the environments it is live in.</summary>
public sealed record ReleaseFound(string Version, IReadOnlyList<string> LiveIn);

/// <summary>
/// Which releases are named like this? At most 8, newest first: among the newest 1 000 by any part of the version, and of all by the
/// whole version or by how the digest begins.
/// </summary>
public sealed class ReleaseSearch(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = 8;
    private const int Newest = 1_000;
    private const int ShortestDigest = 4;

    public async Task<Result<List<ReleaseFound>>> RunAsync(string product, string text, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var all = db.Set<Release>().AsNoTracking().Where(one => one.ProductId == id);

        List<Release> found = [.. await all.Where(one => one.Version == text).ToListAsync(cancel)];
        if (Prefix(text) is var (from, to))
            found.AddRange(await all.Where(one => one.ManifestDigest.CompareTo(from) >= 0 && one.ManifestDigest.CompareTo(to) <= 0)
                .OrderBy(one => one.ManifestDigest).Take(Most).ToListAsync(cancel));
        var (typed, lower, upper) =
            (LikePattern.Holding(text), LikePattern.Holding(text.ToLowerInvariant()), LikePattern.Holding(text.ToUpperInvariant()));
        found.AddRange(await all.OrderByDescending(one => one.CreatedAt).Take(Newest)
            .Where(one => EF.Functions.Like(one.Version, typed, @"\") || EF.Functions.Like(one.Version, lower, @"\")
                || EF.Functions.Like(one.Version, upper, @"\"))
            .OrderByDescending(one => one.CreatedAt).Take(Most).ToListAsync(cancel));

        var live = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == id && one.LiveRelease != null)
            .OrderBy(one => one.Position).ToListAsync(cancel);
        return found.DistinctBy(one => one.Id).Take(Most).Select(one => new ReleaseFound(
            one.Version, [.. live.Where(place => place.LiveRelease == one.Id).Select(place => place.Name)])).ToList();
    }

    /// <summary>The first and the last digest that begin so; null for what begins no digest, or too many.</summary>
    private static (Digest From, Digest To)? Prefix(string text) =>
        text.Length >= ShortestDigest && Digest.TryParse($"sha256:{text.ToLowerInvariant().PadRight(64, '0')}", out var from)
            && Digest.TryParse($"sha256:{text.ToLowerInvariant().PadRight(64, 'f')}", out var to)
            ? (from, to)
            : null;
}
