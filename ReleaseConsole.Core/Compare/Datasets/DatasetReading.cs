using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>A dataset as rows: their digests, and their ids where they have one. JSON, JSON Lines, CSV or plain lines.</summary>
internal sealed record DatasetReading(IReadOnlyList<DatasetRow> Rows, IReadOnlyList<JsonNode?> Raw)
{
    private static readonly string[] IdNames = ["id", "case", "key", "name"];

    public static DatasetReading Of(PinnedContent? content) => Of(content, []);

    /// <summary>Two versions of one dataset: a line that stands in both is read once.</summary>
    public static (DatasetReading Before, DatasetReading After) Both(PinnedContent? before, PinnedContent? after)
    {
        if (before is { Form: ContentForm.Bytes } && after is { Form: ContentForm.Bytes }
            && Table(before) is { } was && Table(after) is { } now)
        {
            var (old, young) = NumberCells.Plain(was, now);
            return (new([.. old.Select(Row)], old), new([.. young.Select(Row)], young));
        }
        var known = new Dictionary<string, (JsonNode? Value, DatasetRow Row)>(StringComparer.Ordinal);
        return (Of(before, known), Of(after, known));
    }

    private static DatasetReading Of(PinnedContent? content, Dictionary<string, (JsonNode? Value, DatasetRow Row)> known)
    {
        var table = content is { Form: ContentForm.Bytes } ? Table(content) : null;
        if (content is not { Form: ContentForm.Bytes, Large: null } || table is not null)
        {
            var values = table ?? Values(content);
            return new DatasetReading([.. values.Select(Row)], values);
        }
        var (rows, raw) = (new List<DatasetRow>(), new List<JsonNode?>());
        foreach (var line in content.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!known.TryGetValue(line, out var read))
            {
                var bytes = Encoding.UTF8.GetBytes(line);
                var value = Line(line, bytes);
                known[line] = read = (value, Row(bytes, value));
            }
            rows.Add(read.Row);
            raw.Add(read.Value);
        }
        return new DatasetReading(rows, raw);
    }

    /// <summary>The rows as values: objects where they are JSON or of a table, the line itself where they are not.</summary>
    public static List<JsonNode?> Values(PinnedContent? content) => content switch
    {
        null => [],
        { Form: ContentForm.Json } => Elements(JsonNode.Parse(content.Bytes)),
        // The card of a dataset describes rows and has none.
        { Form: ContentForm.Text } => [],
        // What is too large to be held is told by its profile.
        { Large: not null } => [],
        _ => Table(content) ?? content.Text().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => Line(line, Encoding.UTF8.GetBytes(line))).ToList(),
    };

    /// <summary>Whether the rows are those of a CSV table, whose cells may hold line ends. JSON Lines begin with a bracket.</summary>
    public static bool MayBeTable(PinnedContent content) => content is { Form: ContentForm.Bytes, Large: null }
        && content.Bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [not ((byte)'{' or (byte)'['), ..];

    // Text without columns is a row per line, unless it came in as a table.
    private static List<JsonNode?>? Table(PinnedContent content)
    {
        if (!MayBeTable(content) || CsvDataset.Rows(content.Text()) is not { Count: > 0 } rows)
            return null;
        return rows[0].Count > 1 || content.Version.Format == "csv-dataset" ? [.. rows] : null;
    }

    private static List<JsonNode?> Elements(JsonNode? root) => root switch
    {
        JsonArray rows => [.. rows],
        JsonObject members when members["rows"] is JsonArray rows => [.. rows],
        null => [],
        _ => [root],
    };

    private static JsonNode? Line(string line, byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes);
        }
        catch (System.Text.Json.JsonException)
        {
            // Plain text: the line itself is the row.
            return JsonValue.Create(line);
        }
    }

    // An object is made canonical without its tree.
    private static DatasetRow Row(byte[] line, JsonNode? value) =>
        value is JsonObject && CanonicalJson.DigestFrom(line) is { Succeeded: true } digest
            ? new(digest.Value, IdOf(value))
            : Row(value);

    private static DatasetRow Row(JsonNode? value) => new(Digest.Of(CanonicalJson.Of(value)), IdOf(value));

    /// <summary>What a row is called by; null where nothing names it.</summary>
    public static string? IdOf(JsonNode? value) => IdColumn(value) is { } column ? value![column]!.Shown() : null;

    /// <summary>The member that names a row.</summary>
    public static string? IdColumn(JsonNode? value) =>
        value is JsonObject row ? Array.Find(IdNames, name => row[name] is JsonValue) : null;
}
