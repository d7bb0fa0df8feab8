using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// One sample of an Inspect log as a row. Scorers give a letter, a number, a flag, or several of them by name or in a list; each becomes
/// a metric (<c>judge.accuracy</c>, <c>judge.0</c>). What is none of these is told and is no score.
/// </summary>
internal static class InspectSample
{
    /// <summary>By id, numbers as numbers, then by epoch: the same order in the archive and in the one file.</summary>
    public static List<JsonObject> InOrder(IEnumerable<JsonObject> samples) => [.. samples
        .OrderBy(one => Numeric(one) ?? double.MaxValue).ThenBy(one => one["id"].Shown(), StringComparer.Ordinal)
        .ThenBy(one => one["epoch"].Number() ?? 0)];

    /// <summary>The epoch is the repeat; logs without epochs are counted.</summary>
    public static IReadOnlyList<EvaluationRow> Numbered(List<JsonObject> samples, List<EvaluationRow> rows)
    {
        var epochs = samples.ConvertAll(one => one["epoch"].Number());
        var stated = rows.Zip(epochs, (row, epoch) => (row.Case, epoch)).ToList();
        return epochs.TrueForAll(one => one is >= 1 and < 1_000_000) && stated.Distinct().Count() == rows.Count
            ? [.. rows.Select((row, index) => row with { Repeat = (int)epochs[index]! - 1 })]
            : EvaluationCandidate.Numbered(rows);
    }

    public static EvaluationRow Row(JsonObject sample, string? model, string? leading)
    {
        var id = sample["id"].Shown();
        var scores = Scores(sample).OrderByDescending(one => one.Scorer == leading).ThenByDescending(one => Pass(one.Value) is not null)
            .ToList();
        var read = scores.Where(one => Value(one.Value) is not null).ToList();
        var first = read.Count == 0 ? null : read[0].Value;
        var missing = (sample["error"] as JsonObject)?["message"].Word()
            ?? (InspectLog.IsTrue(sample["invalidation"]) || sample["invalidation"] is JsonObject ? "The sample was invalidated."
                : scores.Count == 0
                    ? "The sample has no score."
                    : read.Count == 0 ? "No score of the sample can be read as a number." : null);
        return new EvaluationRow(
            id, id, (sample["metadata"] as JsonObject)?["group"].Word(), 0, model, missing is null ? Pass(first) : null,
            missing is null ? Value(first) : null, missing,
            sample["total_time"].Number() * 1000, Cost: null, Repeat: 0)
        {
            Metric = (read.Count > 0 ? read : scores) is [var named, ..] ? named.Name : null,
            Scores = read.Count < 2
                ? null
                : read.DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => Value(one.Value)!.Value, StringComparer.Ordinal),
            Tags = EvaluationCandidate.Tags(sample["metadata"] as JsonObject),
            Tokens = Tokens(sample["model_usage"] as JsonObject),
            Reason = missing is null && Pass(first) == false
                ? ((sample["scores"] as JsonObject)![read[0].Scorer] as JsonObject)?["explanation"].Word()
                : null,
            Limit = sample["limit"] is JsonObject limit ? $"{limit["type"].Shown()} {limit["limit"].Shown()}" : sample["limit"].Word(),
        };
    }

    /// <summary>How many scores were none, by scorer, and how many samples were cut short.</summary>
    public static IEnumerable<string> Unreadable(List<JsonObject> samples)
    {
        foreach (var scorer in samples.SelectMany(Scores).Where(one => one.Value is not null && Value(one.Value) is null)
            .GroupBy(one => one.Scorer, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{scorer.Count()} scores of {scorer.Key} are neither a number nor one of Inspect’s letters; they are not counted.");
        if (samples.Count(one => one["limit"] is JsonObject || one["limit"].Word() is not null) is > 0 and var cut)
            yield return string.Create(CultureInfo.InvariantCulture, $"{cut} samples were cut short by a limit.");
    }

    private static IEnumerable<(string Scorer, string Name, JsonNode? Value)> Scores(JsonObject sample) =>
        (sample["scores"] as JsonObject ?? []).SelectMany(one => (one.Value as JsonObject)?["value"] switch
        {
            JsonObject several => several.Select(part => (one.Key, $"{one.Key}.{part.Key}", part.Value)),
            JsonArray list =>
                list.Select((part, index) => (one.Key, string.Create(CultureInfo.InvariantCulture, $"{one.Key}.{index}"), part)),
            var value => [(one.Key, one.Key, value)],
        });

    private static double? Numeric(JsonObject sample) => sample["id"].Number()
        ?? (double.TryParse(sample["id"].Word(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    // Inspect's letters: correct, incorrect, partly correct, no answer.
    private static double? Value(JsonNode? value) => value.Word() switch
    {
        "C" => 1,
        "P" => 0.5,
        "I" or "N" => 0,
        { } text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                ? number
                : null,
        null =>
            value.Number() ?? (value?.GetValueKind() is JsonValueKind.True ? 1 : value?.GetValueKind() is JsonValueKind.False ? 0 : null),
    };

    private static bool? Pass(JsonNode? value) => Value(value) switch { 1 => true, 0 => false, _ => null };

    private static long? Tokens(JsonObject? usage) => usage is null or { Count: 0 }
        ? null
        : (long)usage.Sum(one => Math.Clamp((one.Value as JsonObject)?["total_tokens"].Number() ?? 0, 0, 1e15));
}
