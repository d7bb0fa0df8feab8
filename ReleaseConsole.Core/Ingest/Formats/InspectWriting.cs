using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// An evaluation as a log of Inspect, version 2, in one JSON file. A log has one model; results of several are not written.
/// </summary>
internal static class InspectWriting
{
    public static Result<WrittenArtifact> Of(StoredContent stored)
    {
        var record = EvaluationRecord.Parse(stored.Canonical);
        if (record.Providers.Count > 1)
            return IngestRefusals.NotWritable(stored.Path, "a log of Inspect; several models answered");
        var names = record.RanOnNames ?? new Dictionary<string, string>();
        var eval = new JsonObject
        {
            ["task"] = record.Name ?? names.GetValueOrDefault("task") ?? stored.Name,
            ["created"] = record.RanAt?.ToString("O", CultureInfo.InvariantCulture),
            ["model"] = record.Providers.Count == 0 ? null : record.Providers[0],
        };
        if (names.GetValueOrDefault("dataset") is { } data)
            eval["dataset"] = new JsonObject { ["name"] = data };
        if (names.GetValueOrDefault("commit") is { } commit)
            eval["revision"] = new JsonObject { ["type"] = "git", ["commit"] = commit };
        if (EvaluationCandidate.Metadata(record) is { } metadata)
            eval["metadata"] = metadata;
        var log = new JsonObject { ["version"] = 2, ["status"] = "success", ["eval"] = eval };
        if (record.Rows.Where(row => row.Error is null).Select(LeadingOf).FirstOrDefault() is { } leading)
            log["results"] = new JsonObject { ["scores"] = new JsonArray(new JsonObject { ["name"] = leading, ["scorer"] = leading }) };
        log["samples"] = new JsonArray([.. record.Rows.Select(row => (JsonNode)Sample(row))]);
        return new WrittenArtifact(
            WrittenJson.Of(log),
            [
                "The prompts’ digests, cost and which assertion failed have no place in a log.",
                .. EvaluationLosses.OfAnswers(record, "A log"),
            ]);
    }

    private static string LeadingOf(EvaluationRow row) => row.Metric ?? (row.Pass is null ? "score" : "verdict");

    private static JsonObject Sample(EvaluationRow row)
    {
        var sample = new JsonObject { ["id"] = row.Case, ["epoch"] = row.Repeat + 1 };
        var metadata = new JsonObject((row.Tags ?? new Dictionary<string, string>())
            .Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        if (row.Group is not null)
            metadata["group"] = row.Group;
        if (metadata.Count > 0)
            sample["metadata"] = metadata;
        if (row.Error is not null)
            sample["error"] = new JsonObject { ["message"] = row.Error };
        else
            sample["scores"] = Scores(row);
        if (row.LatencyMs is { } latency)
            sample["total_time"] = latency / 1000;
        if (row.Tokens is { } tokens)
            sample["model_usage"] = new JsonObject { [row.Provider ?? "model"] = new JsonObject { ["total_tokens"] = tokens } };
        return sample;
    }

    private static JsonObject Scores(EvaluationRow row)
    {
        var scores = new JsonObject((row.Scores ?? new Dictionary<string, double>())
            .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)new JsonObject { ["value"] = one.Value })));
        if (row.Pass is { } pass)
            scores[LeadingOf(row)] = new JsonObject { ["value"] = pass ? "C" : "I", ["explanation"] = row.Reason };
        if (row.Score is { } score && (row.Pass is null || score is not (0 or 1)))
            scores[row.Pass is null ? LeadingOf(row) : "score"] = new JsonObject { ["value"] = score };
        return scores;
    }
}
