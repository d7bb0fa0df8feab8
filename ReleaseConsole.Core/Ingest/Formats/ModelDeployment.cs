using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A model as its vendor lists it: an Azure OpenAI deployment (<c>properties.model</c>, with how it is upgraded), or a model object of
/// OpenAI, whose day of shutdown is noted.
/// </summary>
public sealed class ModelDeployment : IWritableFormat
{
    public string Name => "model-deployment";

    public ArtifactKind Kind => ArtifactKind.Model;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure.Succeeded: true } && Entries(file.Structure.Value.Root).Count > 0;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var entries = Entries(unit.File.Structure.Value.Root);
        return entries.Select(one => ReadOne(unit.File, one, entries.Count == 1 ? unit.File.Bytes : WrittenJson.Of(one)));
    }

    private Result<Candidate> ReadOne(SourceFile file, JsonObject entry, byte[] original) =>
        entry["properties"] is JsonObject properties ? ReadAzure(file, entry, properties, original) : ReadOpenAi(entry, original);

    private Candidate ReadAzure(SourceFile file, JsonObject entry, JsonObject properties, byte[] original)
    {
        var model = (JsonObject)properties["model"]!;
        var content = new JsonObject { ["provider"] = "azure", ["model"] = model["name"]!.DeepClone() };
        if (model["format"].Word() is { } maker and not "OpenAI")
            content["model_format"] = maker;
        if (model["version"] is { } version)
            content["model_version"] = version.DeepClone();
        if (properties["versionUpgradeOption"] is { } upgrade)
            content["version_upgrade"] = upgrade.DeepClone();
        if (properties["raiPolicyName"] is { } policy)
            content["content_filter"] = policy.DeepClone();
        if (entry["sku"] is { } sku)
            content["sku"] = sku.DeepClone();
        var path = entry["name"].Word() is { Length: > 0 } name ? $"models/{name}" : ArtifactPaths.Of(ArtifactKind.Model, file.Path);
        return ModelCandidate.Of(path, content, original, Name);
    }

    private Candidate ReadOpenAi(JsonObject entry, byte[] original)
    {
        var id = entry["id"].Word()!;
        var notes = entry["shutdown_date"].Word() is { } day ? new[] { $"OpenAI shuts it down on {day}." } : [];
        return ModelCandidate.Of(
            $"models/{id.Replace(':', '-')}", new JsonObject { ["provider"] = "openai", ["model"] = id }, original, Name, notes);
    }

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var content = ModelCandidate.ContentOf(stored);
        var losses = content.Select(one => one.Key)
            .Where(name => name is not ("provider" or "model" or "model_format" or "model_version" or "version_upgrade"
                or "content_filter" or "sku")).Select(name => $"A deployment has no place for {name}.").ToList();
        return content["provider"].Word() switch
        {
            "azure" when content["model"].Word() is not null => new WrittenArtifact(
                WrittenJson.Of(Azure(stored.Name, content)),
                [.. losses, "Azure's id of the deployment, its state, its limits and capabilities are not "
                    + "part of the model and are not written."]),
            "openai" when content["model"].Word() is { } model => new WrittenArtifact(
                WrittenJson.Of(new JsonObject { ["id"] = model, ["object"] = "model", ["owned_by"] = "openai" }),
                [.. losses, .. content.Where(one => one.Key is "model_format" or "model_version" or "version_upgrade" or "content_filter"
                    or "sku").Select(one => $"A model object of OpenAI has no place for {one.Key}.")]),
            _ => IngestRefusals.NotWritable(stored.Path, "a deployment; it is neither Azure's nor OpenAI's"),
        };
    }

    private static JsonObject Azure(string name, JsonObject content)
    {
        var model = new JsonObject { ["format"] = content["model_format"].Word() ?? "OpenAI", ["name"] = content["model"]!.DeepClone() };
        if (content["model_version"] is { } version)
            model["version"] = version.DeepClone();
        var properties = new JsonObject { ["model"] = model };
        if (content["version_upgrade"] is { } upgrade)
            properties["versionUpgradeOption"] = upgrade.DeepClone();
        if (content["content_filter"] is { } policy)
            properties["raiPolicyName"] = policy.DeepClone();
        var deployment =
            new JsonObject { ["name"] = name, ["type"] = "Microsoft.CognitiveServices/accounts/deployments", ["properties"] = properties };
        if (content["sku"] is { } sku)
            deployment["sku"] = sku.DeepClone();
        return deployment;
    }

    private static List<JsonObject> Entries(JsonNode? root) => root switch
    {
        JsonObject one when IsDeployment(one) => [one],
        JsonObject page => Listed(page["value"] ?? page["data"]),
        // What the az command prints.
        _ => Listed(root),
    };

    private static List<JsonObject> Listed(JsonNode? list) =>
        list is JsonArray { Count: > 0 } entries && entries.All(one => one is JsonObject entry && IsDeployment(entry))
            ? [.. entries.Cast<JsonObject>()]
            : [];

    private static bool IsDeployment(JsonObject one) =>
        (one["properties"] is JsonObject properties && properties["model"] is JsonObject model && model["name"].Word() is not null)
        || (one["object"].Word() == "model" && one["id"].Word() is { Length: > 0 });
}
