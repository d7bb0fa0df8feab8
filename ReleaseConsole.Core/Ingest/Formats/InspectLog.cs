using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The log of an Inspect run (UK AI Security Institute, log version 2), as <c>.json</c> or as the <c>.eval</c> archive of the same
/// documents. A sample with an error is missing, not failed; what it ran on is told by names.
/// </summary>
public sealed class InspectLog : IWritableFormat
{
    public string Name => "inspect-log";

    public ArtifactKind Kind => ArtifactKind.Evaluation;

    public string Extension => ".json";

    /// <summary>An <c>.eval</c> archive: bytes, not text.</summary>
    public static bool IsArchive(SourceFile file) => file.Extension == ".eval";

    public bool Reads(SourceFile file) => IsArchive(file)
        || (file is { Extension: ".json", Structure: { Succeeded: true, Value.Root: JsonObject root } } && IsLog(root));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var file = unit.File;
        if (!IsArchive(file))
            return [ReadLog(file, (JsonObject)file.Structure.Value.Root!)];
        return [InspectArchive.Unpacked(file.Bytes) is var log && log.Succeeded ? ReadLog(file, log.Value) : log.Refusal!];
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => InspectWriting.Of(stored);

    private Result<Candidate> ReadLog(SourceFile file, JsonObject log)
    {
        var eval = (JsonObject)log["eval"]!;
        var model = eval["model"].Word();
        var samples = InspectSample.InOrder((log["samples"] as JsonArray ?? []).OfType<JsonObject>());
        var rows = InspectSample.Numbered(samples, [.. samples.Select(sample => InspectSample.Row(sample, model, Leading(log)))]);
        var record = new EvaluationRecord(
            Name, eval["task"].Word(),
            DateTimeOffset.TryParse(eval["created"].Word(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? at
                : null,
            [], model is null ? [] : [model], rows, EvaluationStats.Of(rows))
        {
            RanOnArtifacts = EvaluationCandidate.RanOn((eval["metadata"] as JsonObject)?["ran_on"]),
            RanOnNames = EvaluationCandidate.Names(
                ("task", eval["task"].Word()), ("dataset", (eval["dataset"] as JsonObject)?["name"].Word()),
                ("commit", (eval["revision"] as JsonObject)?["commit"].Word()), ("task version", eval["task_version"]?.Shown()),
                ("task arguments", eval["task_args"] is JsonObject { Count: > 0 } arguments ? arguments.Shown(1000) : null),
                ("limit", (eval["config"] as JsonObject)?["limit"]?.Shown()),
                ("packages", eval["packages"] is JsonObject { Count: > 0 } packages
                    ? string.Join(", ", packages.Select(one => $"{one.Key} {one.Value.Shown()}")) : null)),
        };
        return EvaluationCandidate.Of(file, Name, record, Notes(log, eval).Concat(InspectSample.Unreadable(samples)));
    }

    private static IEnumerable<string> Notes(JsonObject log, JsonObject eval)
    {
        if (log["status"].Word() is { } status and not "success")
            yield return $"The run ended as {status}.";
        if (IsTrue(log["invalidated"]))
            yield return "The run was invalidated by its authors.";
        if (IsTrue((eval["revision"] as JsonObject)?["dirty"]))
            yield return "It ran on files that were not committed.";
    }

    /// <summary>The scorer that the log lists first; the others are named scores beside it.</summary>
    private static string? Leading(JsonObject log) =>
        (((log["results"] as JsonObject)?["scores"] as JsonArray)?.FirstOrDefault() as JsonObject)?["name"].Word();

    internal static bool IsTrue(JsonNode? node) => node?.GetValueKind() == JsonValueKind.True;

    internal static bool IsLog(JsonObject root) =>
        root["eval"] is JsonObject eval && eval["task"].Word() is not null && root["status"].Word() is not null;
}
