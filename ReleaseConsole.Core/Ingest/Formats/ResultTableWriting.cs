using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Writes a record of results as a plain table: CSV, or JSON Lines.</summary>
internal static class ResultTableWriting
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\"\r\n\t");

    public static byte[] Bytes(EvaluationRecord record, string language)
    {
        var rows = Rows(record);
        var text = new StringBuilder();
        if (language == "csv")
            text.AppendJoin(',', rows.Count == 0 ? ["case", "score"] : rows[0].Select(cell => cell.Name)).Append('\n');
        foreach (var row in rows)
            if (language == "csv")
                text.AppendJoin(',', row.Select(cell => Quoted(cell.Value))).Append('\n');
            else
                text.Append(new JsonObject(
                    row.Where(cell => cell.Value is not null).Select(cell => KeyValuePair.Create(cell.Name, (JsonNode?)cell.Value)))
                    .ToJsonString(CanonicalJson.Options)).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Every row has the columns of all: what is not there is empty.
    private static List<List<(string Name, string? Value)>> Rows(EvaluationRecord record)
    {
        var tags = record.Rows.Where(row => row.Tags is not null).SelectMany(row => row.Tags!.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        var metrics = record.Rows.Where(row => row.Scores is not null).SelectMany(row => row.Scores!.Keys).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        var repeats = record.Rows.Any(row => row.Repeat > 0);
        return record.Rows.Select(row => (List<(string Name, string? Value)>)
        [
            ("case", row.Case), ("group", row.Group), ("metric", row.Metric),
            ("score", row.Score?.ToString("R", CultureInfo.InvariantCulture)),
            ("pass", row.Pass is { } pass ? (pass ? "true" : "false") : null), ("error", row.Error),
            ("latency_ms", row.LatencyMs?.ToString("R", CultureInfo.InvariantCulture)),
            ("cost", row.Cost?.ToString("R", CultureInfo.InvariantCulture)),
            ("tokens", row.Tokens?.ToString(CultureInfo.InvariantCulture)), ("provider", row.Provider),
            ("prompt_digest", row.Prompt < record.RanOn.Count ? record.RanOn[row.Prompt].Digest.ToString() : null),
            ("repeat", row.Repeat == 0 && !repeats ? null : row.Repeat.ToString(CultureInfo.InvariantCulture)),
            .. metrics.Select(metric => ($"metric_{metric}", row.Scores is { } scores && scores.TryGetValue(metric, out var score)
                ? score.ToString("R", CultureInfo.InvariantCulture)
                : null)),
            .. tags.Select(tag => ($"tag_{tag}", row.Tags?.GetValueOrDefault(tag))),
        ]).ToList();
    }

    public static string Quoted(string? cell) => cell is null ? ""
        : cell.AsSpan().ContainsAny(NeedQuotes) || cell != cell.Trim()
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
