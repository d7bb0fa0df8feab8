using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Which model is asked and how: provider, model, sampling. Kept as canonical JSON, whatever it was written in.</summary>
public sealed class ModelSettings : IWritableFormat
{
    private static readonly string[] Texts = ["provider", "model", "name"];
    private static readonly string[] Numbers =
        ["temperature", "top_p", "topP", "max_tokens", "maxTokens", "max_output_tokens", "maxOutputTokens", "seed", "timeout_seconds"];

    /// <summary>Beside every name that has the word model in it: what libraries and gateways call the model they ask.</summary>
    private static readonly string[] Naming =
        ["provider", "name", "deployment", "deployment_name", "deploymentName", "azure_deployment", "deployments", "engine", "llm",
        "repo_id", "endpoint", "primary", "fallback", "fallbacks"];

    public string Name => "model-settings";

    public ArtifactKind Kind => ArtifactKind.Model;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Model };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    /// <summary>
    /// Why a file that only lies among the models is none: it names no model and no provider anywhere, and says nothing of sampling.
    /// Null for one that does.
    /// </summary>
    internal static Refusal? WhyNot(SourceFile file) =>
        file.Structure.Value.Root is JsonObject root && root.Count > 0 && !Asks(root, depth: 4)
        ? FormatRefusals.UnknownModelShape(root.Select(one => one.Key))
        : null;

    private static bool Asks(JsonNode? node, int depth) => depth > 0 && node switch
    {
        JsonObject members => members.Any(one => Names(one.Key) || (Numbers.Contains(one.Key) && one.Key != "timeout_seconds")
            || Asks(one.Value, depth - 1)),
        JsonArray list => list.Any(one => Asks(one, depth - 1)),
        _ => false,
    };

    private static bool Names(string key) => Naming.Contains(key) || key.Contains("model", StringComparison.OrdinalIgnoreCase);

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var structure = file.Structure.Value;
        if (structure.Root is not JsonObject settings)
            return IngestRefusals.WrongType("1:1", "Model settings", "an object: names with values, such as model: …");
        foreach (var name in Texts)
            if (settings[name] is { } value && value.GetValueKind() != JsonValueKind.String)
                return IngestRefusals.WrongType(structure.PlaceOf("/" + name), name, "text");
        foreach (var name in Numbers)
            if (settings[name] is { } value && value.GetValueKind() != JsonValueKind.Number)
                return IngestRefusals.WrongType(structure.PlaceOf("/" + name), name, "a number, without quotes");
        if (LiteralSecrets.FirstIn(structure) is { } secret)
            return secret;
        return ModelCandidate.Of(ArtifactPaths.Of(ArtifactKind.Model, file.Path), settings, file.Bytes, Name);
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => new WrittenArtifact(WrittenJson.Of(ModelCandidate.ContentOf(stored)), []);
}
