using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Results as a plain table: CSV, JSON Lines, or JSON with <c>rows</c>. Where the names are unusual, a mapping says what is what: a file
/// <c>results.mapping.yaml</c> beside it, or its own first line. Our own record is read as it is.
/// </summary>
public sealed class ResultTable(string language) : IWritableFormat
{
    public string Name => $"results-{language}";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => "." + language;

    public bool Reads(SourceFile file) => file.FolderKind == ArtifactKind.Evaluation && file.Extension == Extension;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (language == "json" && IsRecord(file.Structure.Value.Root))
            return [ReadRecord(file)];
        var mapping = StatedMapping.Of(unit);
        if (!mapping.Succeeded)
            return [mapping.Refusal];
        return [language switch
        {
            "csv" => ReadCsv(file, mapping.Value),
            "jsonl" => ReadLines(file, mapping.Value.Mapping),
            _ => ReadJson(file, mapping.Value.Mapping),
        }];
    }

    private Result<Candidate> ReadCsv(SourceFile file, StatedMapping stated)
    {
        var opened = CsvTable.Open(stated.Rest(file.Text.Value));
        if (!opened.Succeeded)
            return stated.Moved(opened.Refusal);
        using var table = opened.Value;
        if (stated.Mapping is { } named && ResultMapping.Refuse(named, [.. table.Columns], isSparse: false) is { } wrong)
            return wrong;
        if (ResultMapping.Of([.. table.Columns], stated.Mapping) is not { } mapping)
            return stated.Moved(FormatRefusals.NoCaseColumn("1:1", table.Columns));
        var at = table.Columns.Select((name, index) => (name, index))
            .ToDictionary(one => one.name, one => one.index, StringComparer.Ordinal);
        var prompts = new Dictionary<Digest, int>();
        var numbers = new ResultCells(decimalCommas: table.Separator == ';');
        var rows = new List<EvaluationRow>();
        while (true)
        {
            var row = table.Next();
            if (!row.Succeeded)
                return stated.Moved(row.Refusal);
            if (row.Value is not { } cells)
                break;
            rows.Add(mapping.Row(column => at.TryGetValue(column, out var index) ? cells[index] : null, numbers, prompts));
        }
        return mapping.Refuse(rows, numbers) ?? Of(file, rows, prompts, [.. mapping.Notes(table.Columns, rows, numbers)]);
    }

    private Result<Candidate> ReadLines(SourceFile file, JsonObject? stated)
    {
        var lines = new List<JsonObject>();
        foreach (var (line, _) in JsonLines.In(file.Text.Value))
        {
            if (!line.Succeeded)
                return line.Refusal;
            lines.Add(line.Value);
        }
        // The first line may be the mapping of the others.
        if (lines.Count > 1 && lines[0] is { Count: 1 } first && first["mapping"] is JsonObject own)
        {
            lines.RemoveAt(0);
            stated ??= own;
        }
        return Mapped(file, lines, stated);
    }

    private Result<Candidate> ReadJson(SourceFile file, JsonObject? stated)
    {
        var root = file.Structure.Value.Root;
        var list = root as JsonArray ?? (root as JsonObject)?["rows"] as JsonArray;
        return list is not null && list.All(one => one is JsonObject)
            ? Mapped(file, [.. list.Cast<JsonObject>()], stated ?? (root as JsonObject)?["mapping"] as JsonObject,
            (root as JsonObject)?["ran_on"] as JsonObject)
            : IngestRefusals.WrongType("1:1", "Results", "a list of rows, or an object with rows");
    }

    private Result<Candidate> Mapped(SourceFile file, List<JsonObject> lines, JsonObject? stated, JsonObject? ranOn = null)
    {
        var columns = lines.SelectMany(line => line.Select(member => member.Key)).ToHashSet(StringComparer.Ordinal);
        if (lines.Count == 0)
            return FormatRefusals.NoResults();
        // A document that brings its own mapping may name columns that no row of this run has.
        if (stated is not null && stated.Parent is not JsonObject { Count: > 1 }
            && ResultMapping.Refuse(stated, columns, isSparse: true) is { } wrong)
            return wrong;
        if (ResultMapping.Of(columns, stated) is not { } mapping)
            return FormatRefusals.NoCaseColumn("1:1", columns);
        var prompts = new Dictionary<Digest, int>();
        var numbers = new ResultCells(decimalCommas: false);
        List<EvaluationRow> rows = [.. lines.Select(line => mapping.Row(column => line[column]?.Shown(4000), numbers, prompts))];
        return mapping.Refuse(rows, numbers) ?? Of(file, rows, prompts, [.. mapping.Notes(columns, rows, numbers)], ranOn);
    }

    private Result<Candidate> Of(
        SourceFile file, List<EvaluationRow> read, Dictionary<Digest, int> prompts, IReadOnlyList<string> notes, JsonObject? ranOn = null)
    {
        // A table may number its repeats itself.
        IReadOnlyList<EvaluationRow> rows = read.Exists(row => row.Repeat > 0) ? read : EvaluationCandidate.Numbered(read);
        var providers = rows.Select(row => row.Provider).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(
            "table", null, null, [.. prompts.OrderBy(one => one.Value)
                .Select(one => new EvaluatedPrompt(one.Key, one.Key.Abbreviated))], providers, rows,
            EvaluationStats.Of(rows))
        {
            RanOnArtifacts = EvaluationCandidate.RanOn(ranOn),
        },
        notes);
    }

    private Result<Candidate> ReadRecord(SourceFile file)
    {
        try
        {
            var record = EvaluationRecord.Parse(CanonicalJson.Of(file.Structure.Value.Root));
            return record is { RanOn: not null, Providers: not null, Rows: not null, Stats: not null, Format: not null }
                && record.Rows.All(row => row?.Case is not null)
                ? EvaluationCandidate.Of(file, Name, record)
                : IngestRefusals.WrongType("1:1", "The record", "a record of this console with all its members");
        }
        catch (Exception fault) when (fault is System.Text.Json.JsonException or FormatException)
        {
            return IngestRefusals.WrongType("1:1", "The record", "a record of this console with all its members");
        }
    }

    private static bool IsRecord(JsonNode? root) =>
        root is JsonObject whole && whole["rows"] is JsonArray && whole["ranOn"] is JsonArray && whole["stats"] is JsonObject
            && whole.ContainsKey("format");

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        if (language == "json")
            return new WrittenArtifact(WrittenJson.Of(JsonNode.Parse(stored.Canonical)), []);
        var record = EvaluationRecord.Parse(stored.Canonical);
        string[] losses =
        [
            "The run's own name and time, what it ran on by name, each assertion and graders' reasons have no column.",
            .. EvaluationLosses.OfAnswers(record, "A table"), .. EvaluationLosses.OfTheRun(record, "A table"),
        ];
        return new WrittenArtifact(ResultTableWriting.Bytes(record, language), losses);
    }
}
