using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// Turns promptfoo's results into an <see cref="EvaluationRecord"/>. promptfoo counts a case without an answer as unsuccessful;
/// here it is missing (<c>failureReason</c> 2, <c>ResultFailureReason.ERROR</c> in promptfoo's types).
/// </summary>
internal sealed class PromptfooReader(StructuredText structure)
{
    private const int FailureReasonError = 2;
    private readonly Dictionary<(string Case, int Prompt, string? Provider), int> _seen = [];
    private List<JsonObject> _head = [];
    private PromptfooCases _cases = PromptfooCases.Of([]);

    public static Result<EvaluationRecord> Read(StructuredText structure)
    {
        try
        {
            return new PromptfooReader(structure).Read((JsonObject)structure.Root!);
        }
        catch (ShapeRefusedException shape)
        {
            return shape.Refusal;
        }
    }

    private Result<EvaluationRecord> Read(JsonObject root)
    {
        var results = root["results"]!.AsObject();
        var version = results["version"]?.ToJsonString();
        if (version is not ("2" or "3"))
            return FormatRefusals.PromptfooVersion(structure.PlaceOf("/results/version"), results["version"]?.ToJsonString() ?? "none");
        _head = version == "2" ? [.. HeadOf(results)] : [];
        var read = Items(results, "results", "/results").ToList();
        _cases = PromptfooCases.Of(read);
        var rows = read.Select((row, index) => Row(row, $"/results/results/{index}")).ToList();
        var prompts = version == "3"
            ? Items(results, "prompts", "/results").Select((prompt, index) => Prompt(prompt, $"/results/prompts/{index}")).ToList()
            : HeadOf(results).Select((prompt, index) => Prompt(prompt, $"/results/table/head/prompts/{index}")).ToList();
        var ranAt = DateTimeOffset.TryParse(
            Text(results["timestamp"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : (DateTimeOffset?)null;
        return new EvaluationRecord(
            $"promptfoo-v{version}", Text((root["config"] as JsonObject)?["description"]), ranAt, prompts,
            [.. rows.Select(row => row.Provider).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], rows,
            EvaluationStats.Of(rows))
        {
            RanOnArtifacts = EvaluationCandidate.RanOn(((root["config"] as JsonObject)?["metadata"] as JsonObject)?["ran_on"]),
            RanOnNames = EvaluationCandidate.Names(
                ("eval", Text(root["evalId"]) ?? Text(root["id"])), ("promptfoo", Text(
                    (root["metadata"] as JsonObject)?["promptfooVersion"])),
                ("dataset", PromptfooCases.FilesOf((root["config"] as JsonObject)?["tests"]))),
        };
    }

    /// <summary>In version 2 the prompts stand over the columns of a table.</summary>
    private IEnumerable<JsonObject> HeadOf(JsonObject results)
    {
        if ((results["table"] as JsonObject)?["head"] is not JsonObject head)
            throw Unexpected("/results", "table.head", "an object with the prompts");
        return Items(head, "prompts", "/results/table/head");
    }

    /// <summary>Version 2 does not number prompts; the same text asked of the same provider is the same column.</summary>
    private int PromptOf(JsonObject row, string? provider)
    {
        if (_head.Count == 0)
            return (int)(Number(row["promptIdx"]) ?? 0);
        var raw = Text((row["prompt"] as JsonObject)?["raw"]);
        var column = _head.FindIndex(one => Text(one["raw"]) == raw && (Text(one["provider"]) is not { } of || of == provider));
        return Math.Max(0, column >= 0 ? column : _head.FindIndex(one => Text(one["raw"]) == raw));
    }

    // Version 2 has no failureReason: without an answer there was nothing to grade.
    private static bool IsError(JsonObject row) => row["failureReason"] is null
        ? Text((row["response"] as JsonObject)?["error"]) is not null
            || (Text(row["error"]) is not null && (row["response"] as JsonObject)?["output"] is null)
        : Number(row["failureReason"]) == FailureReasonError;

    private EvaluatedPrompt Prompt(JsonObject prompt, string at) => Text(prompt["raw"]) is { } raw
        ? new EvaluatedPrompt(
            EvaluatedPrompt.DigestOf(raw.Replace("\r\n", "\n", StringComparison.Ordinal)), Text(prompt["label"]) ?? "prompt")
        : throw Unexpected(prompt.ContainsKey("raw") ? at + "/raw" : at, "raw", "the prompt's text");

    private EvaluationRow Row(JsonObject row, string at)
    {
        if (row["success"]?.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            throw Unexpected(row.ContainsKey("success") ? at + "/success" : at, "success", "true or false");
        var passed = row["success"]!.GetValue<bool>();
        var isError = IsError(row);
        var error = isError ? Text(row["error"]) ?? Text((row["response"] as JsonObject)?["error"]) ?? "The runner had an error." : null;
        var variables = row["vars"] as JsonObject ?? (row["testCase"] as JsonObject)?["vars"] as JsonObject
            ?? throw Unexpected(at, "vars", "an object");
        var caseId = _cases.IdOf(row);
        var response = row["response"] as JsonObject;
        var provider = Text((row["provider"] as JsonObject)?["id"]) ?? Text(row["provider"]);
        var prompt = PromptOf(row, provider);
        return new EvaluationRow(
            caseId, Text((row["testCase"] as JsonObject)?["description"]) ?? Text(variables["id"]), Group(row), prompt, provider,
            isError ? null : passed, isError ? null : Number(row["score"]), error, Number(row["latencyMs"]), Number(row["cost"]),
            Repeat(caseId, prompt, provider))
        {
            Scores = Scores(row["namedScores"] as JsonObject),
            Tags = Tags(row),
            Tokens = (long?)(Number((row["tokenUsage"] as JsonObject)?["total"]) ?? Number(
                ((row["response"] as JsonObject)?["tokenUsage"] as JsonObject)?["total"])),
            Reason = passed || isError ? null : Text((row["gradingResult"] as JsonObject)?["reason"]),
            Test = Number(row["testIdx"]) is { } test and >= 0 and < int.MaxValue ? (int)test : null,
            Checks = PromptfooChecks.Of(row["gradingResult"] as JsonObject),
            IsRefusal = Flag(response?["isRefusal"]),
            IsFlagged = Flag((response?["guardrails"] as JsonObject)?["flagged"]),
        };
    }

    private int Repeat(string caseId, int prompt, string? provider)
    {
        var key = (caseId, prompt, provider);
        return _seen[key] = _seen.TryGetValue(key, out var before) ? before + 1 : 0;
    }

    private static string? Group(JsonObject row) => OfMetadata(row, "group") ?? OfMetadata(row, "pluginId");

    /// <summary>The author's slices; of a red team, the plugin that wrote the attack and the strategy that carried it.</summary>
    private static Dictionary<string, string>? Tags(JsonObject row)
    {
        var tags = EvaluationCandidate.Tags((row["testCase"] as JsonObject)?["metadata"] as JsonObject) ?? [];
        foreach (var name in new[] { "pluginId", "strategyId" })
            if (OfMetadata(row, name) is { Length: > 0 and <= 200 } value)
                tags[name] = value;
        return tags.Count == 0 ? null : tags;
    }

    private static string? OfMetadata(JsonObject row, string name) =>
        Text((row["metadata"] as JsonObject)?[name]) ?? Text(((row["testCase"] as JsonObject)?["metadata"] as JsonObject)?[name]);

    private static bool? Flag(JsonNode? node) =>
        node?.GetValueKind() switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static Dictionary<string, double>? Scores(JsonObject? named) => named is not { Count: > 0 }
        ? null
        : named.Where(one => Number(one.Value) is not null)
            .ToDictionary(one => one.Key, one => Number(one.Value)!.Value, StringComparer.Ordinal);

    private IEnumerable<JsonObject> Items(JsonObject owner, string name, string at)
    {
        var list = owner[name] as JsonArray ?? throw Unexpected(JsonPointer.Child(at, name), name, "a list");
        return list.Select(
            (one, index) => one as JsonObject ?? throw Unexpected($"{at}/{name}/{index}", $"An entry of {name}", "an object"));
    }

    private static string? Text(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static double? Number(JsonNode? node) => node?.GetValueKind() == JsonValueKind.Number ? node.GetValue<double>() : null;

    private ShapeRefusedException Unexpected(string at, string name, string expected) =>
        new(IngestRefusals.WrongType(structure.PlaceOf(at), name, expected));
}

/// <summary>Carries a refusal out of nested lists; it never leaves the reader that throws it.</summary>
internal sealed class ShapeRefusedException(Refusal refusal) : Exception(refusal.Sentence)
{
    public Refusal Refusal { get; } = refusal;
}
