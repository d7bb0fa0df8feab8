using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>A dataset as rows: their digests, their ids where they have one, and the keys they use. JSON, JSON Lines or plain lines.</summary>
internal sealed record DatasetReading(IReadOnlyList<DatasetRow> Rows, IReadOnlyList<string> Keys)
{
    private static readonly string[] IdNames = ["id", "case", "key", "name"];

    public static DatasetReading Of(PinnedContent? content)
    {
        var values = content switch
        {
            null => [],
            { Form: ContentForm.Json } => Elements(JsonNode.Parse(content.Bytes)),
            _ => content.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Line).ToList(),
        };
        var keys = values.OfType<JsonObject>().SelectMany(row => row.Select(member => member.Key)).Distinct().Order(StringComparer.Ordinal);
        return new DatasetReading([.. values.Select(Row)], [.. keys]);
    }

    private static List<JsonNode?> Elements(JsonNode? root) => root switch
    {
        JsonArray rows => [.. rows],
        JsonObject members when members["rows"] is JsonArray rows => [.. rows],
        null => [],
        _ => [root],
    };

    private static JsonNode? Line(string line)
    {
        try
        {
            return JsonNode.Parse(line);
        }
        catch (System.Text.Json.JsonException)
        {
            // CSV and plain text: the line itself is the row.
            return JsonValue.Create(line);
        }
    }

    private static DatasetRow Row(JsonNode? value) => new(Digest.Of(CanonicalJson.Of(value)), Id(value));

    private static string? Id(JsonNode? value) => value is JsonObject row
        ? IdNames.Select(name => row[name]).FirstOrDefault(id => id is JsonValue)?.Shown()
        : null;
}

internal sealed record DatasetRow(Digest Digest, string? Id);
