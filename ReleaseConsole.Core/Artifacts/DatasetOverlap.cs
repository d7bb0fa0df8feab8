using System.Buffers.Binary;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// How two datasets relate, counted from their profiles alone. A row whose id is in both with other content is changed. Estimated when
/// one of them is too large to keep every hash.
/// </summary>
public sealed record DatasetOverlap(long Common, long Added, long Removed, long Changed, bool IsEstimate)
{
    /// <summary>Of how many rows the hashes of a large dataset are kept.</summary>
    public const int SampleOf = 8_192;

    public static DatasetOverlap Between(DatasetProfile before, DatasetProfile after)
    {
        var (was, now) = (Rows(before.Hashes), Rows(after.Hashes));
        var isEstimate = !before.Hashes.IsWhole || !after.Hashes.IsWhole;
        if (isEstimate)
        {
            // Both sketches hold the smallest hashes; above the smaller of their largest ones only one side was looked at.
            var bound = Math.Min(Bound(before.Hashes, was), Bound(after.Hashes, now));
            was = [.. was.Where(row => row.Row <= bound)];
            now = [.. now.Where(row => row.Row <= bound)];
        }
        var (gone, common) = Surplus(was, now);
        var (fresh, _) = Surplus(now, was);
        var keys = gone.Where(row => row.Key != 0).Select(row => row.Key).ToHashSet();
        var changed = isEstimate
            ? 0
            : fresh.Where(row => row.Key != 0 && keys.Contains(row.Key)).Select(row => row.Key).Distinct().LongCount();
        if (!isEstimate)
            return new DatasetOverlap(common, fresh.Count - changed, gone.Count - changed, changed, IsEstimate: false);
        var seen = Math.Max(1, was.Count + now.Count - common);
        var share = (double)common / seen;
        var shared = (long)Math.Min(Math.Min(before.Rows, after.Rows), Math.Round(share / (1 + share) * (before.Rows + after.Rows)));
        return new DatasetOverlap(shared, after.Rows - shared, before.Rows - shared, 0, IsEstimate: true);
    }

    private static ulong Bound(RowHashes hashes, List<(ulong Key, ulong Row)> rows) =>
        hashes.IsWhole || rows.Count == 0 ? ulong.MaxValue : rows.Max(row => row.Row);

    private static (List<(ulong Key, ulong Row)> Surplus, long Common) Surplus(
        List<(ulong Key, ulong Row)> rows, List<(ulong Key, ulong Row)> others)
    {
        var left = others.GroupBy(row => row.Row).ToDictionary(group => group.Key, group => group.Count());
        var surplus = rows.Where(row => !(left.TryGetValue(row.Row, out var count) && count > 0 && (left[row.Row] = count - 1) >= 0))
            .ToList();
        return (surplus, rows.Count - surplus.Count);
    }

    internal static List<(ulong Key, ulong Row)> Rows(RowHashes hashes)
    {
        var rows = new List<(ulong, ulong)>(hashes.Of.Length / 16);
        for (var at = 0; at + 16 <= hashes.Of.Length; at += 16)
            rows.Add(
                (BinaryPrimitives.ReadUInt64BigEndian(hashes.Of.AsSpan(at)),
                    BinaryPrimitives.ReadUInt64BigEndian(hashes.Of.AsSpan(at + 8))));
        return rows;
    }
}
