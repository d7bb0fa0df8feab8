using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Results as a plain table: CSV, JSON Lines, or JSON with <c>rows</c> and, where the names are unusual, a <c>mapping</c>. Our own record
/// is read as it is.
/// </summary>
public sealed class ResultTable(string language) : IWritableFormat
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create(",;\"\r\n\t");

    public string Name => $"results-{language}";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => "." + language;

    public bool Reads(SourceFile file) => file.FolderKind == ArtifactKind.Evaluation && file.Extension == Extension;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (language == "json" && IsRecord(file.Structure.Value.Root))
            return [ReadRecord(file)];
        return [language switch
        {
            "csv" => ReadCsv(file),
            "jsonl" => ReadLines(file),
            _ => ReadJson(file),
        }];
    }

    private Result<Candidate> ReadCsv(SourceFile file)
    {
        var text = file.Text.Value;
        var opened = CsvTable.Open(text);
        if (!opened.Succeeded)
            return opened.Refusal;
        using var table = opened.Value;
        if (ResultMapping.Of([.. table.Columns], stated: null) is not { } mapping)
            return IngestRefusals.NoCaseColumn("1:1");
        var at = table.Columns.Select((name, index) => (name, index)).ToDictionary(one => one.name, one => one.index, StringComparer.Ordinal);
        var prompts = new Dictionary<Digest, int>();
        var rows = new List<EvaluationRow>();
        while (true)
        {
            var row = table.Next();
            if (!row.Succeeded)
                return row.Refusal;
            if (row.Value is not { } cells)
                break;
            rows.Add(mapping.Row(column => at.TryGetValue(column, out var index) ? cells[index] : null, prompts));
        }
        return Of(file, rows, prompts);
    }

    private Result<Candidate> ReadLines(SourceFile file)
    {
        var lines = new List<JsonObject>();
        foreach (var (line, _) in JsonLines.In(file.Text.Value))
        {
            if (!line.Succeeded)
                return line.Refusal;
            lines.Add(line.Value);
        }
        return Mapped(file, lines, stated: null);
    }

    private Result<Candidate> ReadJson(SourceFile file)
    {
        var root = file.Structure.Value.Root;
        var list = root as JsonArray ?? (root as JsonObject)?["rows"] as JsonArray;
        return list is not null && list.All(one => one is JsonObject)
            ? Mapped(file, [.. list.Cast<JsonObject>()], (root as JsonObject)?["mapping"] as JsonObject)
            : IngestRefusals.WrongType("1:1", "Results", "a list of rows, or an object with rows");
    }

    private Result<Candidate> Mapped(SourceFile file, List<JsonObject> lines, JsonObject? stated)
    {
        var columns = lines.SelectMany(line => line.Select(member => member.Key)).ToHashSet(StringComparer.Ordinal);
        if (lines.Count == 0)
            return IngestRefusals.NoResults();
        if (ResultMapping.Of(columns, stated) is not { } mapping)
            return IngestRefusals.NoCaseColumn("1:1");
        var prompts = new Dictionary<Digest, int>();
        return Of(file, [.. lines.Select(line => mapping.Row(column => line[column]?.Shown(4000), prompts))], prompts);
    }

    private Result<Candidate> Of(SourceFile file, List<EvaluationRow> read, Dictionary<Digest, int> prompts)
    {
        var rows = EvaluationCandidate.Numbered(read);
        var providers = rows.Select(row => row.Provider).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(
            "table", null, null, [.. prompts.OrderBy(one => one.Value).Select(one => new EvaluatedPrompt(one.Key, one.Key.Abbreviated))], providers, rows,
            EvaluationStats.Of(rows)));
    }

    private Result<Candidate> ReadRecord(SourceFile file)
    {
        try
        {
            var record = EvaluationRecord.Parse(CanonicalJson.Of(file.Structure.Value.Root));
            return record is { RanOn: not null, Providers: not null, Rows: not null, Stats: not null, Format: not null } && record.Rows.All(row => row?.Case is not null)
                ? EvaluationCandidate.Of(file, Name, record)
                : IngestRefusals.WrongType("1:1", "The record", "a record of this console with all its members");
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or FormatException)
        {
            return IngestRefusals.WrongType("1:1", "The record", "a record of this console with all its members");
        }
    }

    private static bool IsRecord(JsonNode? root) =>
        root is JsonObject whole && whole["rows"] is JsonArray && whole["ranOn"] is JsonArray && whole["stats"] is JsonObject && whole.ContainsKey("format");

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (language == "json")
            return new WrittenArtifact(WrittenJson.Of(JsonNode.Parse(stored.Canonical)), []);
        var record = EvaluationRecord.Parse(stored.Canonical);
        string[] losses = ["The run's own name and time, what it ran on by name, named scores and graders' reasons have no column."];
        var rows = record.Rows.Select(row => new (string Name, string? Value)[]
        {
            ("case", row.Case), ("group", row.Group), ("metric", row.Metric), ("score", row.Score?.ToString("R", CultureInfo.InvariantCulture)),
            ("pass", row.Pass is { } pass ? (pass ? "true" : "false") : null), ("error", row.Error),
            ("latency_ms", row.LatencyMs?.ToString("R", CultureInfo.InvariantCulture)), ("cost", row.Cost?.ToString("R", CultureInfo.InvariantCulture)),
            ("tokens", row.Tokens?.ToString(CultureInfo.InvariantCulture)), ("provider", row.Provider),
            ("prompt_digest", row.Prompt < record.RanOn.Count ? record.RanOn[row.Prompt].Digest.ToString() : null),
        }).ToList();
        var text = new StringBuilder();
        if (language == "csv")
            text.AppendJoin(',', rows.Count == 0 ? ["case", "score"] : rows[0].Select(cell => cell.Name)).Append('\n');
        foreach (var row in rows)
            if (language == "csv")
                text.AppendJoin(',', row.Select(cell => Quoted(cell.Value))).Append('\n');
            else
                text.Append(new JsonObject(row.Where(cell => cell.Value is not null).Select(cell => KeyValuePair.Create(cell.Name, (JsonNode?)cell.Value)))
                    .ToJsonString(CanonicalJson.Options)).Append('\n');
        return new WrittenArtifact(Encoding.UTF8.GetBytes(text.ToString()), losses);
    }

    internal static string Quoted(string? cell) => cell is null ? ""
        : cell.AsSpan().ContainsAny(NeedQuotes) || cell != cell.Trim() ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
