using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// The rows that say something else than before, side by side: by their id, and rows without one by their longest text, where it stands
/// once on either side.
/// </summary>
internal static class RowPairs
{
    public static IReadOnlyList<(JsonObject Before, JsonObject After)> Of(
        DatasetReading before, IReadOnlyList<DatasetRow> removed, DatasetReading after, IReadOnlyList<DatasetRow> added)
    {
        if (removed.Count == 0 || added.Count == 0)
            return [];
        var (old, young) = (ByName(before, removed), ByName(after, added));
        return [.. from row in old where young.ContainsKey(row.Key) select (row.Value, young[row.Key])];
    }

    private static Dictionary<string, JsonObject> ByName(DatasetReading data, IReadOnlyList<DatasetRow> differing)
    {
        var digests = differing.Select(row => row.Digest).ToHashSet();
        var rows = data.Rows.Index().Where(one => digests.Contains(one.Item.Digest)).DistinctBy(one => one.Item.Digest)
            .Select(one => (one.Item.Id, Row: data.Raw[one.Index] as JsonObject)).Where(one => one.Row is not null);
        // A name that several rows have tells none of them.
        return rows.GroupBy(one => one.Id is { } id ? "#" + id : Longest(one.Row!), StringComparer.Ordinal)
            .Where(group => group.Key.Length > 1 && group.Count() == 1).ToDictionary(group => group.Key, group => group.Single().Row!);
    }

    private static string Longest(JsonObject row) =>
        row.Select(member => member.Value.Word()).OfType<string>().MaxBy(text => text.Length) ?? "";
}
