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
        var types = filled.CountBy(TypeOf, StringComparer.Ordinal).ToDictionary(one => one.Key, one => (long)one.Value);
        var texts = filled.Select(cell => cell.Word()).OfType<string>().Select(text => (long)text.Length).ToList();
        return new ColumnProfile(
            name, types, cells.Count - filled.Count, texts.Count == 0 ? null : new LengthProfile(texts.Min(), texts.Max(), texts.Average()),
            texts.Exists(length => length > LongestLabel) ? null : Labels(filled));
    }

    // Values that hardly repeat are contents and no labels.
    private static Dictionary<string, long>? Labels(List<JsonNode> cells)
    {
        var labels = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var cell in cells)
        {
            if (cell is not JsonValue || cell.Shown() is not { Length: <= LongestLabel } label)
                return null;
            labels[label] = labels.GetValueOrDefault(label) + 1;
            if (labels.Count > LabelsAtMost)
                return null;
        }
        return labels.Count > 0 && labels.Count * 2L <= cells.Count ? labels : null;
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
