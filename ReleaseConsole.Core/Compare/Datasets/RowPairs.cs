using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// The rows of two versions side by side: by their id, and rows without one by what they ask or else their longest text, where it stands
/// once on either side. A conversation has its answer apart.
/// </summary>
internal static class RowPairs
{
    public static IReadOnlyList<(JsonObject Before, JsonObject After)> Of(IEnumerable<JsonNode?> before, IEnumerable<JsonNode?> after)
    {
        var old = ByName(before);
        var young = old.Count == 0 ? [] : ByName(after);
        return
        [
            .. from row in old
               where row.Value is not null && young.GetValueOrDefault(row.Key) is not null
               select (row.Value, young[row.Key]!),
        ];
    }

    /// <summary>Only of rows that differ.</summary>
    public static IReadOnlyList<(JsonObject Before, JsonObject After)> Of(
        DatasetReading before, IReadOnlyList<DatasetRow> removed, DatasetReading after, IReadOnlyList<DatasetRow> added) =>
        removed.Count == 0 || added.Count == 0 ? [] : Of(Differing(before, removed), Differing(after, added));

    // Equal rows are one, however often they stand.
    private static IEnumerable<JsonNode?> Differing(DatasetReading data, IReadOnlyList<DatasetRow> rows)
    {
        var digests = rows.Select(row => row.Digest).ToHashSet();
        for (var at = 0; at < data.Rows.Count; at++)
            if (digests.Remove(data.Rows[at].Digest))
                yield return data.Raw[at];
    }

    // A name that several rows have tells none of them: it stands for nothing.
    private static Dictionary<string, JsonObject?> ByName(IEnumerable<JsonNode?> rows)
    {
        var named = new Dictionary<string, JsonObject?>(StringComparer.Ordinal);
        foreach (var row in rows.OfType<JsonObject>().Select(ChatRow.Parted))
            if ((DatasetReading.IdOf(row) is { } id ? "#" + id : ChatRow.Question(row) ?? Longest(row)) is { Length: > 1 } name
                && !named.TryAdd(name, row))
                named[name] = null;
        return named;
    }

    private static string Longest(JsonObject row) =>
        row.Select(member => member.Value.Word()).OfType<string>().MaxBy(text => text.Length) ?? "";
}
