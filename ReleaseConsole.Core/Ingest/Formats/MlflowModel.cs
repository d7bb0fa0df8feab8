using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A model of MLflow: a LoggedModel (3.x) by its id, or a version of a registered model by its number. Aliases point somewhere else
/// tomorrow, so they are noted and are no content.
/// </summary>
public sealed class MlflowModel : IWritableFormat
{
    private static readonly string[] OfVersion = ["source", "run_id", "model_id", "run_link", "description"];
    private static readonly string[] OfLogged = ["name", "model_type", "artifact_uri", "source_run_id"];
    private const string LoggedModel = "logged_model";

    /// <summary>LoggedModelStatus, which the file has as a number.</summary>
    private static readonly string[] States = ["UNSPECIFIED", "PENDING", "READY", "UPLOAD_FAILED"];

    public string Name => "mlflow-model";

    public ArtifactKind Kind => ArtifactKind.Model;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
            && (Logged(root) ?? Version(root)) is not null;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var root = (JsonObject)unit.File.Structure.Value.Root!;
        return [root["model_version"] is null && Logged(root) is { } logged
            ? ReadLogged(unit.File, logged, root["experiment"]?["name"].Word())
            : ReadVersion(unit.File, root)];
    }

    /// <param name="experiment">Where a pull found it; the name of a LoggedModel is one only within its experiment.</param>
    private Result<Candidate> ReadLogged(SourceFile file, JsonObject model, string? experiment)
    {
        var members = (JsonObject)model["info"]!;
        var content = Of(model);
        (content["provider"], content["model"]) = ("mlflow", $"models:/{members["model_id"].Word()}");
        content.Remove("model_id");
        var folders = (experiment ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(ToolNames.PathOf);
        var path = members["name"].Word() is { Length: > 0 } called
            ? string.Join('/', [ArtifactKind.Model.Folder(), .. folders, called])
            : ArtifactPaths.Of(ArtifactKind.Model, file.Path);
        return ModelCandidate.Of(
            path, content, file.Bytes, Name, members["status"] is { } status ? [$"MLflow says {status.Shown()}."] : []) with
        { OwnId = $"the logged model {members["model_id"].Word()}" };
    }

    private Result<Candidate> ReadVersion(SourceFile file, JsonObject root)
    {
        var version = Version(root)!;
        var content =
            new JsonObject { ["provider"] = "mlflow", ["model"] = $"models:/{version["name"].Word()}/{version["version"].Shown()}" };
        foreach (var name in OfVersion)
            if (version[name] is { } value && value.Word() != "")
                content[name] = value.DeepClone();
        if (root["model_version"] is not null && Logged(root) is { } logged)
            content[LoggedModel] = Of(logged);
        var aliases = string.Join(", ", (version["aliases"] as JsonArray ?? []).Select(one => one.Word()).OfType<string>());
        return ModelCandidate.Of(
            $"models/{version["name"].Word()}", content, file.Bytes, Name,
            aliases.Length == 0 ? "No alias points to it." : $"Alias {aliases} points to it now.") with
        { OutsideId = $"mlflow:{version["name"].Word()}", OutsideVersion = OutsideNumbers.Of(version["version"]) };
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var content = ModelCandidate.ContentOf(stored);
        if (content["provider"].Word() != "mlflow" || content["model"].Word()?.Split('/') is not ["models:", .. var rest])
            return IngestRefusals.NotWritable(stored.Path, "a model of MLflow; it is another provider's");
        if (rest is [var name, var number])
        {
            var version = new JsonObject { ["name"] = name, ["version"] = number };
            var lost = Put(content, version, OfVersion, LoggedModel);
            // The registry always names a source, if only an empty one; it is what tells a version from other things with a number.
            version["source"] ??= "";
            var answer = new JsonObject { ["model_version"] = version };
            if (content[LoggedModel] is JsonObject made)
                answer["model"] = Logged(made, made["model_id"].Word());
            return new WrittenArtifact(WrittenJson.Of(answer), lost);
        }
        var losses = Put(content, [], OfLogged, "params");
        return new WrittenArtifact(WrittenJson.Of(new JsonObject { ["model"] = Logged(content, rest[0]) }), losses);
    }

    /// <summary>
    /// What a LoggedModel says of itself: its id, its kind, where its files lie, the run and the parameters it was made with.
    /// </summary>
    private static JsonObject Of(JsonObject logged)
    {
        var members = (JsonObject)logged["info"]!;
        var content = new JsonObject { ["model_id"] = members["model_id"]!.DeepClone() };
        foreach (var name in OfLogged)
            if (members[name] is { } value)
                content[name] = value.DeepClone();
        if (Pairs((logged["data"] as JsonObject)?["params"]) is { Count: > 0 } parameters)
            content["params"] = parameters;
        return content;
    }

    private static JsonObject Logged(JsonObject content, string? id)
    {
        var members = new JsonObject { ["model_id"] = id };
        Put(content, members, OfLogged);
        var logged = new JsonObject { ["info"] = members };
        if (content["params"] is JsonObject parameters)
            logged["data"] = new JsonObject
            {
                ["params"] = new JsonArray(
                    [.. parameters.Select(one => (JsonNode)new JsonObject { ["key"] = one.Key, ["value"] = one.Value?.DeepClone() })]),
            };
        return logged;
    }

    private static List<string> Put(JsonObject content, JsonObject into, string[] names, params string[] elsewhere)
    {
        foreach (var name in names)
            if (content[name] is { } value)
                into[name] = value.DeepClone();
        return [.. content.Select(one => one.Key)
            .Where(name => name is not ("provider" or "model") && !names.Contains(name) && !elsewhere.Contains(name))
            .Select(name => $"MLflow has no place for {name}.")];
    }

    private static JsonObject? Logged(JsonObject root) =>
        (root["model"] as JsonObject ?? root) is { } model && model["info"] is JsonObject members && members["model_id"].Word() is not null
            ? model
            : OnDisk(root);

    /// <summary>
    /// The <c>meta.yaml</c> of a model in MLflow's folder of files (<c>mlruns/1/models/m-…</c>): the same without an envelope.
    /// </summary>
    private static JsonObject? OnDisk(JsonObject root)
    {
        if (root["model_id"].Word() is not { } id || !root.ContainsKey("experiment_id")
            || root["artifact_location"].Word() is not { } location)
            return null;
        var members = new JsonObject { ["model_id"] = id, ["artifact_uri"] = location };
        foreach (var name in new[] { "name", "model_type", "source_run_id" })
            if (root[name] is { } value)
                members[name] = value.DeepClone();
        if (root["status"] is { } status)
            members["status"] = status.Number() is >= 0 and var number && number < States.Length
                ? States[(int)number]
                : status.DeepClone();
        return new JsonObject { ["info"] = members };
    }

    private static JsonObject? Version(JsonObject root) =>
        (root["model_version"] as JsonObject ?? root) is { } version && version["name"].Word() is { Length: > 0 }
            && version["version"] is JsonValue
        && (version.ContainsKey("run_id") || version.ContainsKey("source")) && version["type"] is null
            ? version
            : null;

    private static JsonObject? Pairs(JsonNode? list)
    {
        if (list is not JsonArray pairs)
            return null;
        var found = new JsonObject();
        foreach (var pair in pairs.OfType<JsonObject>())
            if (pair["key"].Word() is { } key)
                found[key] = pair["value"]?.DeepClone();
        return found;
    }
}
