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

    /// <summary>Other names of what is asked, as the programs that ask have them.</summary>
    private static readonly string[] Others =
    [
        "model_name", "modelName", "model_id", "modelId", "id", "engine", "deployment", "deployment_name", "deployment_id", "deployments",
        "endpoint", "base_model", "base_url", "api_base", "model_uri", "models", "config", "parameters", "params", "kwargs", "model_kwargs",
        "llm", "chat", "completion", "embedding", "defaults", "settings", "alias", "aliases", "fallbacks", "reasoning_effort", "top_k",
        "stop", "presence_penalty", "frequency_penalty",
    ];

    public string Name => "model-settings";

    public ArtifactKind Kind => ArtifactKind.Model;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Model };

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var structure = file.Structure.Value;
        if (structure.Root is not JsonObject settings)
            return IngestRefusals.WrongType("1:1", "Model settings", "a list of names with values");
        foreach (var name in Texts)
            if (settings[name] is { } value && value.GetValueKind() != JsonValueKind.String)
                return IngestRefusals.WrongType(structure.PlaceOf("/" + name), name, "text");
        foreach (var name in Numbers)
            if (settings[name] is { } value && value.GetValueKind() != JsonValueKind.Number)
                return IngestRefusals.WrongType(structure.PlaceOf("/" + name), name, "a number, without quotes");
        if (LiteralSecrets.FirstIn(structure) is { } secret)
            return secret;
        if (settings.Count > 0 && !settings.Any(one => Texts.Contains(one.Key) || Numbers.Contains(one.Key) || Others.Contains(one.Key)))
            return FormatRefusals.UnknownModelShape(settings.Select(one => one.Key));
        return ModelCandidate.Of(ArtifactPaths.Of(ArtifactKind.Model, file.Path), settings, file.Bytes, Name);
    }

    public Result<WrittenArtifact> Write(StoredContent stored) => new WrittenArtifact(WrittenJson.Of(ModelCandidate.ContentOf(stored)), []);
}
