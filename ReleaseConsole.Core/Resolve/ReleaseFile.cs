using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Ingest;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// A <c>release.yaml</c> as people write it: a version, notes, and the files the release consists of. Which bytes those are is
/// decided by the import that carries it.
/// </summary>
public sealed record ReleaseFile(
    string Version, string Folder, string? NotesPath, string? NotesText, IReadOnlyList<ReleaseFileEntry> Artifacts,
    IReadOnlyList<ReleaseFileEntry> Evaluations)
{
    /// <summary>What the release leaves open, each with its reason.</summary>
    public IReadOnlyList<Releases.PinException> Exceptions { get; init; } = [];

    public static bool IsNamed(string path) => Path.GetFileName(path) is "release.yaml" or "release.yml" or "release.json";

    public static Result<ReleaseFile> Read(SourceFile file)
    {
        var structure = file.Structure;
        if (!structure.Succeeded)
            return structure.Refusal;
        string At(string pointer) => structure.Value.PlaceOf(pointer);
        if (structure.Value.Root is not JsonObject root)
            return IngestRefusals.WrongType("1:1", "A release file", "an object: names with values, such as version: 1.0");
        if (root["version"] is not { } version)
            return IngestRefusals.Missing("1:1", "version");
        // Unquoted, 2026.10 is a number and would become 2026.1.
        if (version.GetValueKind() != JsonValueKind.String)
            return IngestRefusals.WrongType(At("/version"), "version", "text; put it in quotes");
        if (root["notes"] is { } stated && stated.GetValueKind() != JsonValueKind.String)
            return IngestRefusals.WrongType(At("/notes"), "notes", "text, or the name of a file");
        var artifacts = Entries(root, "artifacts", At);
        if (!artifacts.Succeeded)
            return artifacts.Refusal;
        var evaluations = Entries(root, "evaluations", At);
        if (!evaluations.Succeeded)
            return evaluations.Refusal;
        var folder = file.Path.Contains('/') ? file.Path[..(file.Path.LastIndexOf('/') + 1)] : "";
        var notes = root["notes"]?.GetValue<string>();
        var isFile = notes is not null && notes.EndsWith(".md", StringComparison.Ordinal) && !notes.Contains('\n');
        return new ReleaseFile(
            version.GetValue<string>(), folder, isFile ? folder + notes : null, isFile ? null : notes, artifacts.Value, evaluations.Value)
        { Exceptions = Left(root["exceptions"]) };
    }

    /// <summary>A list of <c>{reference, reason}</c>; what lacks one of them is refused when the release is frozen.</summary>
    private static List<Releases.PinException> Left(JsonNode? node) =>
        [.. (node as JsonArray ?? []).OfType<JsonObject>().Select(
            one => new Releases.PinException(one["reference"]?.ToString() ?? "", one["reason"]?.ToString() ?? ""))];

    private static Result<List<ReleaseFileEntry>> Entries(JsonObject root, string name, Func<string, string> at)
    {
        if (root[name] is null)
            return new List<ReleaseFileEntry>();
        if (root[name] is not JsonArray list)
            return IngestRefusals.WrongType(at("/" + name), name, "a list");
        var entries = new List<ReleaseFileEntry>();
        for (var index = 0; index < list.Count; index++)
        {
            var place = at($"/{name}/{index}");
            if (list[index] is JsonObject said && said["columns"] is { } columns and not JsonObject)
                return IngestRefusals.WrongType(
                    at($"/{name}/{index}/columns"), "columns", "a list of names with columns, e.g. case: question");
            if (Entry(list[index]) is not { } entry)
                return IngestRefusals.WrongType(place, $"An entry of {name}", "a file's name, or an artifact with its digest");
            entries.Add(new ReleaseFileEntry(entry, place) { Says = list[index] as JsonObject });
        }
        return entries;
    }

    /// <summary><c>prompts/triage.md</c>, <c>tools/refund@sha256:…</c>, or <c>{path, digest}</c>.</summary>
    private static string? Entry(JsonNode? node) => node switch
    {
        JsonValue text when text.GetValueKind() == JsonValueKind.String => text.GetValue<string>(),
        JsonObject pin when pin["path"]?.GetValueKind() == JsonValueKind.String =>
            pin["digest"] is { } digest
                ? $"{pin["path"]}@{digest}"
                : pin["version"] is { } version ? $"{pin["path"]}@{version}" : pin["path"]!.ToString(),
        _ => null,
    };
}
