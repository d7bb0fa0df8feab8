using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>An evaluation as promptfoo writes its results, version 3. Every row needs a verdict there.</summary>
internal static class PromptfooWriting
{
    public static Result<WrittenArtifact> Of(StoredContent stored)
    {
        var record = EvaluationRecord.Parse(stored.Canonical);
        if (record.Rows.Any(row => row.Pass is null && row.Error is null))
            return IngestRefusals.NotWritable(stored.Path, "results of promptfoo; a row has a score and no verdict");
        var tests = record.Rows.Select(row => row.Case).Distinct(StringComparer.Ordinal).Select((name, at) => (name, at))
            .ToDictionary(one => one.name, one => one.at, StringComparer.Ordinal);
        var results = new JsonObject
        {
            ["version"] = 3,
            ["timestamp"] = record.RanAt,
            ["prompts"] = new JsonArray([.. record.RanOn.Select(prompt => (JsonNode)Prompt(prompt))]),
            ["results"] = new JsonArray([.. record.Rows.Select(row => (JsonNode)Row(record, row, tests[row.Case]))]),
            ["stats"] = new JsonObject
            {
                ["successes"] = record.Stats.Passed,
                ["failures"] = record.Stats.Failed,
                ["errors"] = record.Stats.Errors
            },
        };
        var config = new JsonObject { ["description"] = record.Name };
        if (EvaluationCandidate.Metadata(record) is { } metadata)
            config["metadata"] = metadata;
        return new WrittenArtifact(
            WrittenJson.Of(
                new JsonObject { ["evalId"] = record.RanOnNames?.GetValueOrDefault("eval"), ["results"] = results, ["config"] = config }),
            [
                "The texts of the prompts and the variables of the cases are not in the record: prompts stand there "
                + "by their digest, cases by their id.",
                "Metrics’ names, repeats and limits have no place of their own.",
            ]);
    }

    private static JsonObject Prompt(EvaluatedPrompt prompt) => new() { ["raw"] = prompt.Digest.ToString(), ["label"] = prompt.Label };

    private static JsonObject Row(EvaluationRecord record, EvaluationRow row, int test)
    {
        var metadata = new JsonObject((row.Tags ?? new Dictionary<string, string>())
            .Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        if (row.Group is not null)
            metadata["group"] = row.Group;
        var written = new JsonObject
        {
            ["promptIdx"] = row.Prompt,
            ["testIdx"] = row.Test ?? test,
            ["provider"] = new JsonObject { ["id"] = row.Provider ?? "unknown" },
            ["vars"] = new JsonObject { ["id"] = row.Case },
            ["testCase"] = new JsonObject
            {
                ["description"] = row.CaseName ?? row.Case,
                ["vars"] = new JsonObject { ["id"] = row.Case },
                ["metadata"] = metadata
            },
            ["success"] = row.Pass == true,
            ["score"] = row.Score ?? (row.Pass == true ? 1 : 0),
            ["failureReason"] = row.Error is not null ? 2 : row.Pass == true ? 0 : 1,
            ["namedScores"] = new JsonObject((row.Scores ?? new Dictionary<string, double>())
                .Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        };
        if (row.Prompt < record.RanOn.Count)
            written["prompt"] = Prompt(record.RanOn[row.Prompt]);
        WrittenTool.Put(written, "error", row.Error);
        if (row.LatencyMs is { } latency)
            written["latencyMs"] = latency;
        if (row.Cost is { } cost)
            written["cost"] = cost;
        if (row.Tokens is { } tokens)
            written["tokenUsage"] = new JsonObject { ["total"] = tokens };
        if (row.IsRefusal is not null || row.IsFlagged is not null)
            written["response"] = Response(row);
        if (row.Error is null)
            written["gradingResult"] = Grading(row);
        return written;
    }

    private static JsonObject Response(EvaluationRow row)
    {
        var response = new JsonObject();
        if (row.IsRefusal is { } refused)
            response["isRefusal"] = refused;
        if (row.IsFlagged is { } flagged)
            response["guardrails"] = new JsonObject { ["flagged"] = flagged };
        return response;
    }

    private static JsonObject Grading(EvaluationRow row)
    {
        var grading =
            new JsonObject { ["pass"] = row.Pass, ["score"] = row.Score ?? (row.Pass == true ? 1 : 0), ["reason"] = row.Reason ?? "" };
        if (row.Checks is { } checks)
            grading["componentResults"] = new JsonArray([.. checks.Select(check => (JsonNode)new JsonObject
            {
                ["pass"] = check.Pass, ["score"] = check.Score, ["reason"] = check.Reason ?? "",
                ["assertion"] = new JsonObject { ["type"] = check.Name },
            })]);
        return grading;
    }
}
