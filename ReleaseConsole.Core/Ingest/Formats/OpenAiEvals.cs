using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The log of OpenAI's evals runner: JSON Lines with a <c>spec</c>, events by sample, and a final report. Each <c>match</c> or
/// <c>metrics</c> event is a row, with the tokens its sample was asked with before it; a sample whose only event is an error is missing.
/// </summary>
public sealed class OpenAiEvals : IWritableFormat
{
    public string Name => "openai-evals";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public bool Reads(SourceFile file) => Dataset.IsLines(file) && file.Text.Succeeded
        && file.Text.Value.TrimStart().StartsWith("{\"spec\":", StringComparison.Ordinal) | file.Text.Value.TrimStart().StartsWith(
            "{\"spec\" :", StringComparison.Ordinal);

    public string Extension => ".jsonl";

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        JsonObject? spec = null;
        var left = new OpenAiEvalsLeftOut();
        var tokens = new Dictionary<string, long>(StringComparer.Ordinal);
        var rows = new List<EvaluationRow>();
        foreach (var (line, number) in JsonLines.In(file.Text.Value))
        {
            if (!line.Succeeded)
                return line.Refusal;
            if (line.Value["spec"] is JsonObject found)
                spec = found;
            else if (Row(line.Value, spec) is { } row)
                rows.Add(tokens.Remove(row.Case, out var used) ? row with { Tokens = used } : row);
            else if (Usage(line.Value) is ({ } sample, var more))
                tokens[sample] = tokens.GetValueOrDefault(sample) + more;
            else if (line.Value["type"].Word() == "match" && line.Value["data"] is not JsonObject)
                return IngestRefusals.Missing(string.Create(CultureInfo.InvariantCulture, $"{number}:1"), "data");
            left.Count(line.Value);
        }
        var all = EvaluationCandidate.Numbered(rows);
        var provider = Provider(spec);
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(
            Name, spec?["eval_name"].Word(),
            DateTimeOffset.TryParse(spec?["created_at"].Word(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
                : null,
            [], provider is null ? [] : [provider], all, EvaluationStats.Of(all))
        {
            RanOnNames = EvaluationCandidate.Names(("eval", spec?["eval_name"].Word()), ("run", spec?["run_id"].Word())),
        },
        left.Notes);
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var record = EvaluationRecord.Parse(stored.Canonical);
        var spec = new JsonObject
        {
            ["eval_name"] = record.Name ?? stored.Name,
            ["run_id"] = record.RanOnNames?.GetValueOrDefault("run"),
            ["created_at"] = record.RanAt,
        };
        if (record.Providers.Count > 0)
            spec["completion_fns"] = new JsonArray([.. record.Providers.Select(name => (JsonNode)name)]);
        var text = new System.Text.StringBuilder(new JsonObject { ["spec"] = spec }.ToJsonString(CanonicalJson.Options)).Append('\n');
        foreach (var (row, index) in record.Rows.Select((row, index) => (row, index)))
            text.Append(
                new JsonObject
                { ["event_id"] = index, ["sample_id"] = row.Case, ["type"] = TypeOf(row), ["data"] = DataOf(row) }.ToJsonString(
                    CanonicalJson.Options)).Append('\n');
        return new WrittenArtifact(
            System.Text.Encoding.UTF8.GetBytes(text.ToString()),
            [
                "An event has a sample and a result: prompts, groups, slices, latency, cost, tokens, reasons and which "
                + "provider answered are not written.",
                .. EvaluationLosses.OfAnswers(record, "An event"), .. EvaluationLosses.OfTheRun(record, "An event"),
            ]);
    }

    private static string TypeOf(EvaluationRow row) => row.Error is not null ? "error" : row.Pass is not null ? "match" : "metrics";

    private static JsonObject DataOf(EvaluationRow row) => row switch
    {
        { Error: { } error } => new JsonObject { ["message"] = error },
        { Pass: { } pass } => new JsonObject { ["correct"] = pass },
        _ =>
            new JsonObject((row.Scores ?? new Dictionary<string, double> { [row.Metric ?? "score"] = row.Score ?? 0 })
                .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
    };

    private static EvaluationRow? Row(JsonObject line, JsonObject? spec)
    {
        if (line["sample_id"].Word() is not { } sample || line["data"] is not JsonObject data)
            return null;
        return line["type"].Word() switch
        {
            "match" => Of(data["correct"] is JsonValue correct && correct.TryGetValue<bool>(out var right) ? right : null, null, null),
            "metrics" when Numbers(data) is { Count: > 0 } numbers => Of(null, numbers, null),
            "error" => Of(null, null, data["message"].Word() ?? data["error"].Word() ?? "The runner had an error."),
            _ => null,
        };

        EvaluationRow Of(bool? pass, Dictionary<string, double>? numbers, string? error) => new(
            sample, sample, null, 0, Provider(spec), pass, pass is null ? numbers?.Values.First() : pass == true ? 1 : 0, error, null, null,
            0)
        {
            Metric = pass is not null ? "match" : numbers?.Keys.First(),
            Scores = numbers is { Count: > 1 } ? numbers : null,
        };
    }

    /// <summary>The tokens one call took, and the sample it was made for.</summary>
    private static (string Sample, long Tokens)? Usage(JsonObject line) =>
        line["type"].Word() == "sampling" && line["sample_id"].Word() is { } sample
            && (line["data"] as JsonObject)?["usage"] is JsonObject usage
        && (usage["total_tokens"].Number() ?? usage["prompt_tokens"].Number() + usage["completion_tokens"].Number()) is >= 0 and < 1e15
            and var total
            ? (sample, (long)total)
            : null;

    private static Dictionary<string, double> Numbers(JsonObject data) =>
        data.Where(one => one.Value.Number() is not null)
            .ToDictionary(one => one.Key, one => one.Value.Number()!.Value, StringComparer.Ordinal);

    private static string? Provider(JsonObject? spec) => (spec?["completion_fns"] as JsonArray)?.FirstOrDefault().Word();
}
