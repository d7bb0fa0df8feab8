using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as LangChain serialises it (<c>"lc": 1, "type": "constructor"</c>), alone, as the manifest of a LangSmith commit, or as the
/// first step of a sequence whose last step is the model. Its template style is kept, because it decides what the braces mean.
/// </summary>
public sealed class LangChainPrompt : IWritableFormat
{
    private static readonly string[] Plain = ["PromptTemplate"];
    private static readonly string[] Chat = ["ChatPromptTemplate", "StructuredPrompt"];

    public string Name => "langchain-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } }
            && LangChainManifest.PromptIn(root) is not null;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var structure = unit.File.Structure.Value;
        var root = (JsonObject)structure.Root!;
        var manifest = LangChainManifest.PromptIn(root)!;
        var reading = new LangChainReading(structure);
        var content = Plain.Contains(manifest.Class)
            ? reading.Text(manifest.Prompt, manifest.At)
            : reading.Chat(manifest.Prompt, manifest.At);
        return [content.Then(read => new Candidate(
            ArtifactKind.Prompt, ArtifactPaths.Of(ArtifactKind.Prompt, unit.File.Path), With(read, manifest)
                .ToContent(unit.File.Bytes, Name))
        {
            Notes = root["commit_hash"].Word() is { } commit ? [$"Commit {commit} in LangSmith."] : [],
        })];
    }

    private static PromptContent With(PromptContent read, LangChainManifest manifest)
    {
        var beside = (JsonObject)read.Beside.DeepClone();
        if (LangChainManifest.Settings(manifest.Model) is { Count: > 0 } config)
            beside["config"] = config;
        if (LangChainManifest.ModelClass(manifest.Model) is { } model)
            beside["model_class"] = model;
        if (manifest.Prompt["kwargs"]?["schema_"] is { } schema)
            beside["response_format"] = schema.DeepClone();
        return read with { Beside = beside };
    }

    internal static bool IsPromptClass(string name) => Plain.Contains(name) || Chat.Contains(name);

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        prompt.LoseAllBeside("syntax", "partial_variables");
        var syntax = prompt.Content.Beside["syntax"].Word() ?? "mustache";
        if (prompt.Content.Beside["syntax"] is null)
            prompt.Lose("LangChain has to be told how variables are written; mustache is named, and read back it stays stated.");
        if (prompt.Config.Count > 0 && prompt.Content.Beside["config"] is null)
            prompt.Lose("LangChain keeps settings with the model, not with the prompt; they are not written.");
        return prompt.Written(prompt.Content.Messages is { } messages
            ? LangChainWriting.Chat(messages, syntax, prompt.Content.Beside["partial_variables"])
            : LangChainWriting.Template("PromptTemplate", prompt.Content.Text!, syntax, prompt.Content.Beside["partial_variables"]));
    }
}
