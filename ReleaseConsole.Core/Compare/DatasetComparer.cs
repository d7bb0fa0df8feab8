using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Datasets: rows added, removed and changed (by digest, and by id where rows have one), and keys that came or went.</summary>
public sealed class DatasetComparer : IComparer
{
    private const int Named = 20;

    public ArtifactKind Kind => ArtifactKind.Dataset;

    public Comparison Compare(ArtifactPair pair)
    {
        var (before, after) = (DatasetReading.Of(pair.Before), DatasetReading.Of(pair.After));
        var (removed, added) = (Surplus(before.Rows, after.Rows), Surplus(after.Rows, before.Rows));
        var changed = removed.Select(row => row.Id).OfType<string>().Intersect(added.Select(row => row.Id).OfType<string>()).ToList();
        var gone = removed.Where(row => row.Id is null || !changed.Contains(row.Id)).ToList();
        var fresh = added.Where(row => row.Id is null || !changed.Contains(row.Id)).ToList();
        List<ChangeDetail> details =
        [
            new("", "Rows", ChangeType.Changed, Count(before.Rows.Count), Count(after.Rows.Count), Effect.Different, ChangeTopic.Rows),
            .. Rows("Rows removed", ChangeType.Removed, gone.Select(row => row.Id), gone.Count),
            .. Rows("Rows added", ChangeType.Added, fresh.Select(row => row.Id), fresh.Count),
            .. Rows("Rows changed", ChangeType.Changed, changed, changed.Count),
            .. before.Keys.Except(after.Keys).Select(key => Key(key, ChangeType.Removed)),
            .. after.Keys.Except(before.Keys).Select(key => Key(key, ChangeType.Added)),
        ];
        return new Comparison(Meaning(pair, gone.Count, fresh.Count, changed.Count, after.Rows.Count), details);
    }

    // Equal rows may stand several times, so they are counted off one by one.
    private static List<DatasetRow> Surplus(IReadOnlyList<DatasetRow> rows, IReadOnlyList<DatasetRow> others)
    {
        var left = others.GroupBy(row => row.Digest).ToDictionary(group => group.Key, group => group.Count());
        var surplus = new List<DatasetRow>();
        foreach (var row in rows)
        {
            if (left.TryGetValue(row.Digest, out var count) && count > 0)
                left[row.Digest] = count - 1;
            else
                surplus.Add(row);
        }
        return surplus;
    }

    private static IEnumerable<ChangeDetail> Rows(string label, ChangeType type, IEnumerable<string?> ids, int count)
    {
        if (count == 0)
            yield break;
        var names = string.Join(", ", ids.OfType<string>().Take(Named));
        var value = names.Length == 0 ? Count(count) : $"{Count(count)}: {names}{(count > Named ? " …" : "")}";
        yield return new ChangeDetail(
            "", label, type, type == ChangeType.Added ? null : value, type == ChangeType.Removed ? null : value, Effect.Different, ChangeTopic.Rows);
    }

    private static ChangeDetail Key(string key, ChangeType type) => new(
        "", $"Key {key}", type, type == ChangeType.Removed ? key : null, type == ChangeType.Added ? key : null, Effect.Different,
        ChangeTopic.RowKeys);

    private static string Meaning(ArtifactPair pair, int removed, int added, int changed, int total) => pair switch
    {
        { After: null } => $"`{pair.Path}` is no longer part of the release.",
        { Before: null } => $"`{pair.Path}` is new, with {Count(total)}.",
        _ when removed + added + changed == 0 => "The same rows in another order or form.",
        _ => $"{Count(added)} added, {removed} removed, {changed} changed; {total} now.",
    };

    private static string Count(int rows) => string.Create(CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? "row" : "rows")}");
}
