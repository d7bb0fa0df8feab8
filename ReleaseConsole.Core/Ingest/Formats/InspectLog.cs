using System.Globalization;
using System.IO.Compression;
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
    private const long UnpackedAtMost = 192L * 1024 * 1024;
    private const int EntriesAtMost = 100_000;

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
        return [Unpacked(file.Bytes) is var log && log.Succeeded ? ReadLog(file, log.Value) : log.Refusal!];
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

    private static Result<JsonObject> Unpacked(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (archive.Entries.Count > EntriesAtMost)
                return IngestRefusals.EvalNotReadable("it has too many entries");
            var left = UnpackedAtMost;
            if (archive.GetEntry("header.json") is not { } header)
                return IngestRefusals.EvalNotReadable("it has no header.json, so the run did not end");
            var log = Document(header, ref left);
            if (!log.Succeeded)
                return log.Refusal;
            if (!IsLog(log.Value))
                return IngestRefusals.EvalNotReadable("its header.json is no Inspect log");
            var samples = new JsonArray();
            foreach (var entry in archive.Entries.Where(
                one => one.FullName.StartsWith("samples/", StringComparison.Ordinal)
                    && one.FullName.EndsWith(".json", StringComparison.Ordinal))
                .OrderBy(one => one.FullName, StringComparer.Ordinal))
            {
                var sample = Document(entry, ref left);
                if (!sample.Succeeded)
                    return sample.Refusal;
                samples.Add(sample.Value);
            }
            log.Value["samples"] = samples;
            return log.Value;
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException or IOException or ArgumentException or OverflowException)
        {
            return IngestRefusals.EvalNotReadable("it is no archive that can be unpacked");
        }
    }

    private static Result<JsonObject> Document(ZipArchiveEntry entry, ref long left)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            left -= read;
            if (left < 0)
                return IngestRefusals.EvalNotReadable($"unpacked it is larger than {UnpackedAtMost / (1024 * 1024)} MB");
            copy.Write(buffer, 0, read);
        }
        var bytes = copy.ToArray();
        var canonical = LooseNumbers.Read(bytes);
        if (!canonical.Succeeded)
            return IngestRefusals.EvalNotReadable($"{entry.FullName}: {canonical.Refusal.Sentence}") with { Place = canonical.Refusal.Place };
        if (SecretScan.FirstIn(System.Text.Encoding.UTF8.GetString(bytes)) is { } secret)
            return IngestRefusals.SecretInContent($"{secret.Line}:{secret.Column}", secret.Kind);
        return JsonNode.Parse(canonical.Value, documentOptions: new() { MaxDepth = CanonicalJson.MaxDepth }) is JsonObject members
            ? members
            : IngestRefusals.EvalNotReadable($"{entry.FullName} is no object");
    }
}
