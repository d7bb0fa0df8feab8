using System.Text;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>The rows of a kept dataset as objects, whatever it was written in; null for a pointer, which has none.</summary>
internal static class DatasetRows
{
    public static IReadOnlyList<JsonObject>? Of(StoredContent stored) => stored.Format switch
    {
        "jsonl-dataset" =>
            [.. JsonLines.In(Encoding.UTF8.GetString(stored.Canonical).TrimStart('\uFEFF')).Where(one => one.Line.Succeeded)
                .Select(one => one.Line.Value)],
        "json-dataset" => [.. (JsonNode.Parse(stored.Canonical) as JsonArray ?? []).OfType<JsonObject>()],
        "csv-dataset" => CsvDataset.Rows(Encoding.UTF8.GetString(stored.Canonical)),
        _ => null,
    };
}
