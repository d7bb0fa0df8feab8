using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// The columns of a dataset by name: types, labels and lengths. From the profile that was kept at import; where none was, counted from the
/// rows by the same rules.
/// </summary>
internal static class ColumnStatistics
{
    private const int LabelsAtMost = 50;
    private const int LongestLabel = 100;

    public static IReadOnlyDictionary<string, ColumnProfile> Of(PinnedContent? content, DatasetReading reading) =>
        (content?.Profile?.Columns ?? Counted([.. reading.Raw.OfType<JsonObject>()]))
            .ToDictionary(column => column.Name, StringComparer.Ordinal);

    private static List<ColumnProfile> Counted(List<JsonObject> rows) =>
        [.. rows.SelectMany(row => row.Select(member => member.Key)).Distinct(StringComparer.Ordinal)
            .Select(name => Counted(name, [.. rows.Select(row => row[name])]))];

    private static ColumnProfile Counted(string name, List<JsonNode?> cells)
    {
        var filled = cells.OfType<JsonNode>().ToList();
        var types = filled.GroupBy(TypeOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.LongCount());
        var texts = filled.Select(cell => cell.Word()).OfType<string>().Select(text => (long)text.Length).ToList();
        return new ColumnProfile(
            name, types, cells.Count - filled.Count, texts.Count == 0 ? null : new LengthProfile(texts.Min(), texts.Max(), texts.Average()),
            Labels(filled));
    }

    // Values that hardly repeat are contents and no labels.
    private static Dictionary<string, long>? Labels(List<JsonNode> cells)
    {
        if (cells.Any(cell => cell is not JsonValue || cell.Shown(LongestLabel + 1).Length > LongestLabel))
            return null;
        var labels = cells.GroupBy(cell => cell.Shown(), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.LongCount());
        return labels.Count is > 0 and <= LabelsAtMost && labels.Count * 2L <= cells.Count ? labels : null;
    }

    private static string TypeOf(JsonNode cell) => cell.GetValueKind() switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "list",
        _ => "object",
    };

    public static string Said(double number) => number.ToString(number < 10 ? "0.##" : "0", CultureInfo.InvariantCulture);
}
