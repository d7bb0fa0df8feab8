using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The log of OpenAI's evals runner: JSON Lines with a <c>spec</c>, events by sample, and a final report. Each <c>match</c> or
/// <c>metrics</c> event is a row; a sample whose only event is an error is missing.
/// </summary>
public sealed class OpenAiEvals : IArtifactFormat
{
    public string Name => "openai-evals";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public bool Reads(SourceFile file) => Dataset.IsLines(file) && file.Text.Succeeded
        && file.Text.Value.TrimStart().StartsWith("{\"spec\":", StringComparison.Ordinal) | file.Text.Value.TrimStart().StartsWith("{\"spec\" :", StringComparison.Ordinal);

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        JsonObject? spec = null;
        var rows = new List<EvaluationRow>();
        foreach (var (line, number) in JsonLines.In(file.Text.Value))
        {
            if (!line.Succeeded)
                return line.Refusal;
            if (line.Value["spec"] is JsonObject found)
                spec = found;
            else if (Row(line.Value, spec) is { } row)
                rows.Add(row);
            else if (line.Value["type"].Word() == "match" && line.Value["data"] is not JsonObject)
                return IngestRefusals.Missing(string.Create(CultureInfo.InvariantCulture, $"{number}:1"), "data");
        }
        var all = EvaluationCandidate.Numbered(rows);
        var provider = Provider(spec);
        return EvaluationCandidate.Of(file, Name, new EvaluationRecord(
            Name, spec?["eval_name"].Word(),
            DateTimeOffset.TryParse(spec?["created_at"].Word(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            [], provider is null ? [] : [provider], all, EvaluationStats.Of(all))
        {
            RanOnNames = EvaluationCandidate.Names(("eval", spec?["eval_name"].Word()), ("run", spec?["run_id"].Word())),
        });
    }

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
            sample, sample, null, 0, Provider(spec), pass, pass is null ? numbers?.Values.First() : pass == true ? 1 : 0, error, null, null, 0)
        {
            Metric = pass is not null ? "match" : numbers?.Keys.First(),
            Scores = numbers is { Count: > 1 } ? numbers : null,
        };
    }

    private static Dictionary<string, double> Numbers(JsonObject data) =>
        data.Where(one => one.Value.Number() is not null).ToDictionary(one => one.Key, one => one.Value.Number()!.Value, StringComparer.Ordinal);

    private static string? Provider(JsonObject? spec) => (spec?["completion_fns"] as JsonArray)?.FirstOrDefault().Word();
}

/// <summary>The objects of JSON Lines with their line numbers; a line that is none is refused with its place.</summary>
internal static class JsonLines
{
    public static IEnumerable<(Result<JsonObject> Line, int Number)> In(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return (Of(line, number), number);
        }
    }

    private static Result<JsonObject> Of(string line, int number)
    {
        var canonical = CanonicalJson.From(Encoding.UTF8.GetBytes(line));
        if (!canonical.Succeeded)
            return canonical.Refusal with
            {
                Place = string.Create(CultureInfo.InvariantCulture, $"{number}:{Places.Parse(canonical.Refusal.Place).Column ?? 1}"),
            };
        return JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) is JsonObject members
            ? members
            : IngestRefusals.NotAnObjectLine(string.Create(CultureInfo.InvariantCulture, $"{number}:1"));
    }
}
