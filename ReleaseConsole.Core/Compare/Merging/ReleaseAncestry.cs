using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Compare.Merging;

/// <summary>
/// Which release two others were made from, as the log tells it. A release that stated its whole list was made from none.
/// </summary>
internal static class ReleaseAncestry
{
    private const int Generations = 50;
    private const int AtOnce = 100;

    /// <summary>The common ancestor that is fewest steps from both, one of them included; null where none is known.</summary>
    public static async Task<string?> NearestAsync(ConsoleDb db, ProductId product, Digest ours, Digest theirs, CancellationToken cancel)
    {
        var mine = await AncestorsAsync(db, product, ours, cancel);
        var other = await AncestorsAsync(db, product, theirs, cancel);
        return mine.Keys.Where(other.ContainsKey).OrderBy(version => mine[version] + other[version])
            .ThenBy(version => mine[version]).ThenBy(version => version, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Every release of that content and every one it was made from, with how many steps back.</summary>
    private static async Task<Dictionary<string, int>> AncestorsAsync(
        ConsoleDb db, ProductId product, Digest manifest, CancellationToken cancel)
    {
        var versions = await db.Set<Release>().AsNoTracking().Where(one => one.ProductId == product && one.ManifestDigest == manifest)
            .OrderBy(one => one.CreatedAt).Select(one => one.Version).Take(AtOnce).ToListAsync(cancel);
        var found = versions.ToDictionary(version => version, _ => 0, StringComparer.Ordinal);
        for (var back = 1; back <= Generations && versions.Count > 0; back++)
        {
            versions = [.. (await ParentsAsync(db, product, versions, cancel)).Distinct().Where(version => found.TryAdd(version, back))
                .Take(AtOnce)];
        }
        return found;
    }

    private static async Task<IEnumerable<string>> ParentsAsync(
        ConsoleDb db, ProductId product, List<string> versions, CancellationToken cancel)
    {
        var subjects = versions.ConvertAll(version => $"release:{version}");
        var documents = await (from subject in db.Set<AuditSubject>().AsNoTracking()
                               join entry in db.Set<AuditEntry>().AsNoTracking() on subject.Index equals entry.Index
                               where subjects.Contains(subject.Subject) && entry.Action == nameof(ReleaseFrozen)
                                   && entry.ProductId == product
                               orderby entry.Index
                               select entry.Document).Take(AtOnce).ToListAsync(cancel);
        return documents.SelectMany(Parents);
    }

    private static IEnumerable<string> Parents(string document) =>
        AuditDocument.Read(document)?.Details is JsonElement details && details.TryGetProperty("madeFrom", out var from)
            && from.ValueKind == JsonValueKind.Array
            ? from.EnumerateArray().Select(one => one.GetString()!)
            : [];
}
