using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as LangChain serialises it (<c>"lc": 1, "type": "constructor"</c>), alone, as the manifest of a LangSmith commit, or as a step
/// of a chain; then with the model it goes to. Its template style is kept, because it decides what the braces mean.
/// </summary>
public sealed class LangChainPrompt : IWritableFormat
{
    private static readonly string[] Plain = ["PromptTemplate"];
    private const string Structured = "StructuredPrompt";
    private static readonly string[] Chat = ["ChatPromptTemplate", Structured];

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
            Notes = [.. Notes(root, manifest)],
        })];
    }

    private static IEnumerable<string> Notes(JsonObject root, LangChainManifest manifest)
    {
        if (root["commit_hash"].Word() is { } commit)
            yield return $"Commit {commit} in LangSmith.";
        if (LangChainManifest.ModelClass(manifest.Model) is { } model)
            yield return $"The chain's model and what is bound to it are kept beside the prompt: {model}.";
        if (manifest.Others.Count > 0)
            yield return $"Other steps of the chain stay in the file alone: {string.Join(", ", manifest.Others)}.";
        if (manifest.Prompt["kwargs"]?["messages"] is JsonArray messages && messages.Any(LangChainToolCalls.HasUnread))
            yield return "Tool calls that LangChain itself could not read stay in the file alone.";
    }

    private static PromptContent With(PromptContent read, LangChainManifest manifest)
    {
        var beside = (JsonObject)read.Beside.DeepClone();
        if (LangChainManifest.ModelClass(manifest.Model) is { } model)
        {
            beside["model_class"] = model;
            if (LangChainManifest.Settings(manifest.Model) is { } config)
                beside["config"] = config;
        }
        if (manifest.Class == Structured && manifest.Prompt["kwargs"] is JsonObject members)
        {
            if ((members["schema_"] ?? members["schema"]) is { } schema)
                beside["response_format"] = schema.DeepClone();
            if (members["structured_output_kwargs"] is JsonObject { Count: > 0 } how)
                beside["structured_output_kwargs"] = how.DeepClone();
        }
        return read with { Beside = beside };
    }

    internal static bool IsPromptClass(string name) => Plain.Contains(name) || Chat.Contains(name);

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        var (messages, beside) = (prompt.Content.Messages, prompt.Content.Beside);
        var model = beside["model_class"].Word();
        prompt.LoseAllBeside(
        [
            "syntax", "partial_variables", .. model is null ? (string[])[] : ["model_class", "config"],
            .. messages is null ? (string[])[] : ["response_format", "structured_output_kwargs"],
        ]);
        var syntax = LangChainSyntax.Of(prompt);
        if (prompt.Config.Any(one => !WrittenPrompt.IsSyntax(one.Key)) && beside["config"] is null)
            prompt.Lose("LangChain keeps settings with the model, not with the prompt; they are not written.");
        if (messages is not null)
            prompt.Lose(LangChainWriting.Unfilled(messages, syntax));
        var written = messages is null
            ? LangChainWriting.Template("PromptTemplate", prompt.Content.Text!, syntax, beside["partial_variables"])
            : LangChainWriting.Structured(LangChainWriting.Chat(messages, syntax, beside["partial_variables"]), beside);
        return prompt.Written(model is null ? written : LangChainWriting.Chain(written, model, beside["config"] as JsonObject ?? []));
    }
}
