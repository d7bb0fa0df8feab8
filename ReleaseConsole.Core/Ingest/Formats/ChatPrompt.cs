using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as a list of chat messages in JSON or YAML, or an object with <c>messages</c> or <c>text</c> and settings beside them;
/// <c>system</c> beside the messages is the first of them.
/// </summary>
public sealed class ChatPrompt : IWritableFormat
{
    public string Name => "chat-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".json";

    public bool Reads(SourceFile file) => file is { IsStructured: true, FolderKind: ArtifactKind.Prompt }
        || (file.FolderKind is null && ModelRequest.HasToolsAlone(file));

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit) => [ReadOne(unit.File)];

    private Result<Candidate> ReadOne(SourceFile file)
    {
        var structure = file.Structure.Value;
        var content = structure.Root is JsonObject whole ? ReadObject(structure, whole) : ReadMessages(structure, structure.Root, "", []);
        return content.Then(prompt => new Candidate(
            ArtifactKind.Prompt, ArtifactPaths.Of(ArtifactKind.Prompt, file.Path), prompt.ToContent(file.Bytes, Name))
        {
            Notes = [.. ModelRequest.OfTools(ModelRequest.ToolsOf(prompt.Beside))],
        });
    }

    private static Result<PromptContent> ReadObject(StructuredText structure, JsonObject whole)
    {
        var system = ChatMessages.SystemBeside(whole);
        var beside = new JsonObject(whole.Where(one => one.Key is not "messages" && one.Value is not null && one.Value != system)
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        if (whole["messages"] is null && whole["text"] is null)
            return LangChainSaved.WhyNot(structure, whole) ?? PromptRefusals.UnknownShape(whole.Select(one => one.Key));
        if (whole["messages"] is not null)
            return ReadMessages(structure, whole["messages"], "/messages", beside).Then(read => WithSystem(read, system));
        beside.Remove("text");
        return whole["text"]!.GetValueKind() == System.Text.Json.JsonValueKind.String
            ? new PromptContent(whole["text"]!.GetValue<string>(), null, beside)
            : IngestRefusals.WrongType(structure.PlaceOf("/text"), "text", "text");
    }

    private static PromptContent WithSystem(PromptContent read, JsonNode? system)
    {
        if (system is not null)
            read.Messages!.Insert(0, ChatMessages.System(system));
        return read;
    }

    private static Result<PromptContent> ReadMessages(StructuredText structure, JsonNode? messages, string at, JsonObject beside) =>
        messages is JsonArray { Count: > 0 } list
            ? ChatMessages.Read(structure, list, at).Then(read => new PromptContent(null, read, beside))
            : IngestRefusals.WrongType(structure.PlaceOf(at), at.Length == 0 ? "The prompt" : "messages", "a list of messages");

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        if (prompt.Content is { Messages: { } messages, Beside.Count: 0 })
            return prompt.Written(messages);
        var whole = (JsonObject)prompt.Content.Beside.DeepClone();
        if (prompt.Config.Count > 0)
            whole["config"] = prompt.Config.DeepClone();
        whole[prompt.Content.Messages is null ? "text" : "messages"] =
            prompt.Content.Messages?.DeepClone() ?? JsonValue.Create(prompt.Content.Text);
        return prompt.Written(whole);
    }
}
