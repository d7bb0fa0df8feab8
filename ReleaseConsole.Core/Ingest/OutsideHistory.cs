using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Which numbered versions of an outside system the artifacts of an import have already: what is here is as before, and an older one is
/// not put over a newer; where the older one itself is wanted, the step back is told.
/// </summary>
internal sealed class OutsideHistory
{
    private const string NotOver = "and is not put over it.";

    private readonly Dictionary<(ArtifactKind, string), List<Taken>> _taken;

    private OutsideHistory(Dictionary<(ArtifactKind, string), List<Taken>> taken) => _taken = taken;

    public static async Task<OutsideHistory> OfAsync(
        ConsoleDb db, ProductId product, IEnumerable<(ArtifactKind Kind, string Path)> artifacts, CancellationToken cancel)
    {
        var paths = artifacts.Select(one => one.Path).Distinct().ToList();
        var rows = paths.Count == 0 ? [] : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            where artifact.ProductId == product && paths.Contains(artifact.Path)
            orderby version.Number
            select new { artifact.Kind, artifact.Path, version.Number, version.Digest, version.Origin }).ToListAsync(cancel);
        return new OutsideHistory(rows.GroupBy(row => (row.Kind, row.Path)).ToDictionary(
            group => group.Key, group => group.Select(row => Of(row.Number, row.Digest, Provenance.Read(row.Origin))).ToList()));
    }

    /// <summary>Why a version is not appended: it is here, or a later one is. Null when it is news, or wanted though it is old.</summary>
    public Kept? Keeps(ArtifactKind kind, string path, OutsideItem item, Digest digest)
    {
        var all = _taken.GetValueOrDefault((kind, path)) ?? [];
        var (number, newest) = (OutsideNumbers.In(item.Revision), Newest(all, item));
        // A version that is no number is neither older nor newer.
        if (!item.IsOneOfMany || newest is null || number == 0)
            return null;
        if (all.LastOrDefault(one => one.Id == item.Id && one.Outside == number && one.Digest == digest) is { } same)
            return new Kept(ItemOutcome.Unchanged, same.Number, Said($"It is version {same.Number} here{Stays(all, same)}."));
        if (number >= newest.Outside)
            return null;
        return all.LastOrDefault(one => one.Digest == digest) is { } alike
            ? new Kept(ItemOutcome.Unchanged, alike.Number, Said($"Same content as version {alike.Number}{Stays(all, alike)}."))
            : new Kept(ItemOutcome.Ignored, null, Said(
                $"It is version {item.Revision} there, older than version {newest.Outside}, here as version {newest.Number}, {NotOver}"));
    }

    /// <summary>What is said of an older version that is taken because it is the one that is wanted; null where it is none.</summary>
    public string? StepsBack(ArtifactKind kind, string path, OutsideItem item) =>
        _taken.GetValueOrDefault((kind, path)) is { } all && Newest(all, item) is { } newest
            && OutsideNumbers.In(item.Revision) is > 0 and var number && number < newest.Outside
            ? Said($"A step back: it is version {number} there, and version {newest.Outside} is here as version {newest.Number}.")
            : null;

    public void Add(ArtifactKind kind, string path, OutsideItem item, ArtifactVersion version) =>
        Of(kind, path).Add(new Taken(item.Id, OutsideNumbers.In(item.Revision), version.Number, version.Digest));

    /// <summary>As if it were appended: what comes after it is held against it too.</summary>
    public void AddAsNext(ArtifactKind kind, string path, OutsideItem item, Digest digest)
    {
        var all = Of(kind, path);
        all.Add(new Taken(item.Id, OutsideNumbers.In(item.Revision), all.Count == 0 ? 1 : all.Max(one => one.Number) + 1, digest));
    }

    private List<Taken> Of(ArtifactKind kind, string path) =>
        _taken.TryGetValue((kind, path), out var taken) ? taken : _taken[(kind, path)] = [];

    private static Taken Of(int number, Digest digest, VersionOrigin from) =>
        new(from.OutsideId, OutsideNumbers.In(from.OutsideVersion), number, digest);

    private static Taken? Newest(List<Taken> all, OutsideItem item) =>
        all.Where(one => one.Id == item.Id && one.Outside > 0).MaxBy(one => one.Outside);

    private static string Stays(List<Taken> all, Taken one) =>
        all.Max(other => other.Number) is var newest && newest > one.Number ? Said($"; version {newest} is newer") : "";

    private static string Said(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    /// <summary>What becomes of a version that is not appended.</summary>
    public sealed record Kept(ItemOutcome Outcome, int? Version, string Reason);

    private sealed record Taken(string? Id, int Outside, int Number, Digest Digest);
}
