using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The <c>model_list</c> of a LiteLLM proxy: one model for each public name, with provider and model taken apart. Several deployments
/// under one name, between which the proxy chooses, are one artifact. How the proxy routes, retries and falls back is part of each model.
/// </summary>
public sealed class LiteLlmModels : IWritableFormat
{
    public string Name => "litellm-models";

    public ArtifactKind Kind => ArtifactKind.Model;

    public string Extension => ".yaml";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
        && root["model_list"] is JsonArray { Count: > 0 } list
            && list.All(one => one is JsonObject entry && entry.ContainsKey("litellm_params"));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var structure = unit.File.Structure.Value;
        if (LiteralSecrets.FirstIn(structure) is { } secret)
            return [secret];
        var list = (JsonArray)structure.Root!["model_list"]!;
        var root = (JsonObject)structure.Root!;
        var entries = list.Select((one, index) => (Entry: (JsonObject)one!, At: JsonPointer.Child("/model_list", index)));
        return entries.GroupBy(one => one.Entry["model_name"].Word() ?? "", StringComparer.Ordinal)
            .Select(group => ReadOne(
                structure, group.Key, [.. group], LiteLlmRouting.For(root, group.Key), list.Count == 1 ? unit.File.Bytes : null));
    }

    private Result<Candidate> ReadOne(
        StructuredText structure, string name, List<(JsonObject Entry, string At)> entries, JsonObject routing, byte[]? whole)
    {
        if (name.Length == 0)
            return IngestRefusals.Missing(structure.PlaceOf(entries[0].At), "model_name");
        var deployments = new List<JsonObject>();
        foreach (var (entry, at) in entries)
        {
            if (entry["litellm_params"] is not JsonObject parameters || parameters["model"].Word() is null)
                return IngestRefusals.Missing(structure.PlaceOf(at), "litellm_params.model");
            deployments.Add(Flat(entry, parameters));
        }
        var content = deployments.Count == 1 ? deployments[0] : new JsonObject { ["deployments"] = new JsonArray([.. deployments]) };
        var alone = new JsonObject { ["model_list"] = new JsonArray([.. entries.Select(one => one.Entry.DeepClone())]) };
        foreach (var (member, value) in routing)
        {
            content[member] = value!.DeepClone();
            alone[member] = value.DeepClone();
        }
        var original = whole ?? WrittenJson.Of(alone);
        return ModelCandidate.Of($"models/{RouteNames.PathOf(name)}", content, original, Name);
    }

    private static JsonObject Flat(JsonObject entry, JsonObject parameters)
    {
        var flat = (JsonObject)parameters.DeepClone();
        var model = parameters["model"].Word()!;
        if (model.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
            (flat["provider"], flat["model"]) = (model[..slash], model[(slash + 1)..]);
        foreach (var (name, value) in entry)
            if (name is not ("model_name" or "litellm_params") && value is not null)
                flat[name] = value.DeepClone();
        return flat;
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var content = ModelCandidate.ContentOf(stored);
        var deployments = content["deployments"] is JsonArray several ? several.OfType<JsonObject>().ToList() : [content];
        if (deployments.Any(one => one["model"].Word() is null))
            return IngestRefusals.NotWritable(stored.Path, "an entry of LiteLLM's model_list; it names no model");
        var name = RouteNames.Of(stored.Name);
        var losses = name.Contains('/') ? new[] { "A name with a slash is unusual for a LiteLLM model." } : [];
        var written = new JsonObject { ["model_list"] = new JsonArray([.. deployments.Select(one => (JsonNode)Entry(name, one))]) };
        foreach (var member in LiteLlmRouting.Members)
            if (content[member] is { } value)
                written[member] = value.DeepClone();
        return new WrittenArtifact(WrittenJson.Of(written), losses);
    }

    private static JsonObject Entry(string name, JsonObject flat)
    {
        var parameters = new JsonObject();
        var entry = new JsonObject { ["model_name"] = name, ["litellm_params"] = parameters };
        foreach (var (member, value) in flat)
            if (LiteLlmRouting.Members.Contains(member))
                continue;
            else if (member == "model_info")
                entry[member] = value?.DeepClone();
            else if (member == "model")
                parameters[member] = flat["provider"].Word() is { } provider ? $"{provider}/{value.Word()}" : value.Word();
            else if (member != "provider" || flat["provider"].Word() is null)
                parameters[member] = value?.DeepClone();
        return entry;
    }
}
