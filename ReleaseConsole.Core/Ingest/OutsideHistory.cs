using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Which numbered versions of an outside system the artifacts of an import have already: what is here is as before, and an older one is
/// never put over a newer.
/// </summary>
internal sealed class OutsideHistory
{
    private readonly Dictionary<(ArtifactKind, string), List<Taken>> _taken;

    private OutsideHistory(Dictionary<(ArtifactKind, string), List<Taken>> taken) => _taken = taken;

    public static async Task<OutsideHistory> OfAsync(
        ConsoleDb db, ProductId product, IEnumerable<(ArtifactKind Kind, string Path)> artifacts, CancellationToken cancel)
    {
        var paths = artifacts.Select(one => one.Path).Distinct().ToList();
        var rows = paths.Count == 0 ? [] : await (from artifact in db.Set<Artifact>().AsNoTracking()
                                                  join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                                                  where artifact.ProductId == product && paths.Contains(artifact.Path)
                                                  orderby version.Number
                                                  select new { artifact.Kind, artifact.Path, version.Number, version.Digest, version.Origin }).ToListAsync(cancel);
        return new OutsideHistory(rows.GroupBy(row => (row.Kind, row.Path)).ToDictionary(
            group => group.Key, group => group.Select(row => Of(row.Number, row.Digest, Provenance.Read(row.Origin))).ToList()));
    }

    /// <summary>Why a version is not appended: it is here, or a later one is. Null when it is news.</summary>
    public Kept? Keeps(ArtifactKind kind, string path, OutsideItem item, Digest digest)
    {
        var all = _taken.GetValueOrDefault((kind, path)) ?? [];
        var named = all.Where(one => one.Id == item.Id && one.Outside > 0).ToList();
        if (named.LastOrDefault(one => one.Outside == NumberOf(item.Revision) && one.Digest == digest) is { } same)
            return new Kept(
                ItemOutcome.Unchanged, same.Number, string.Create(CultureInfo.InvariantCulture, $"It is version {same.Number} here."));
        if (named.MaxBy(one => one.Outside) is not { } newest || NumberOf(item.Revision) >= newest.Outside)
            return null;
        return all.LastOrDefault(one => one.Digest == digest) is { } alike
            ? new Kept(
                ItemOutcome.Unchanged, alike.Number, string.Create(
                    CultureInfo.InvariantCulture, $"Same content as version {alike.Number}."))
            : new Kept(ItemOutcome.Ignored, null, string.Create(
                CultureInfo.InvariantCulture, $"It is older than version {newest.Outside} there, which is here as version {newest.Number}, and is not put over it."));
    }

    public void Add(ArtifactKind kind, string path, OutsideItem item, ArtifactVersion version)
    {
        if (!_taken.TryGetValue((kind, path), out var taken))
            _taken[(kind, path)] = taken = [];
        taken.Add(new Taken(item.Id, NumberOf(item.Revision), version.Number, version.Digest));
    }

    private static Taken Of(int number, Digest digest, VersionOrigin from) =>
        new(from.OutsideId, NumberOf(from.OutsideVersion), number, digest);

    private static int NumberOf(string? revision) =>
        int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What becomes of a version that is not appended.</summary>
    public sealed record Kept(ItemOutcome Outcome, int? Version, string Reason);

    private sealed record Taken(string? Id, int Outside, int Number, Digest Digest);
}
