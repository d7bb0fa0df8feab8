using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as a request to OpenAI: <c>instructions</c> and <c>input</c> (Responses), or <c>messages</c> with a model (Chat
/// Completions), and the prompt object people copied from the dashboard, which has the same members and an id. What goes with the
/// messages is kept under <c>config</c>; Anthropic's <c>system</c> is said, so it is the first message. A bare reference to a prompt kept
/// at OpenAI has no text and is refused.
/// </summary>
public sealed class OpenAiPrompt : IWritableFormat
{
    /// <summary>What OpenAI answered or ran is no prompt, though it repeats what it was asked.</summary>
    private static readonly string[] Runs =
        ["response", "chat.completion", "chat.completion.chunk", "thread.run", "thread", "batch", "eval.run"];

    public string Name => "openai-prompt";

    public ArtifactKind Kind => ArtifactKind.Prompt;

    public string Extension => ".json";

    public bool Reads(SourceFile file) =>
        file is { IsStructured: true, Structure: { Succeeded: true, Value.Root: JsonObject root } } && Entries(root).Count > 0;

    public IEnumerable<Result<Candidate>> Read(ImportUnit unit)
    {
        var entries = Entries((JsonObject)unit.File.Structure.Value.Root!);
        return entries.Select(one => ReadOne(
            unit.File, one.Prompt, one.At, entries.Count == 1 ? unit.File.Bytes : WrittenJson.Of(one.Prompt)));
    }

    private Result<Candidate> ReadOne(SourceFile file, JsonObject root, string begin, byte[] original)
    {
        var structure = file.Structure.Value;
        if (IsReference(root) && !HasText(root))
            return FormatRefusals.PromptElsewhere(structure.PlaceOf(begin + (root["prompt"] is null ? "" : "/prompt")));
        var (list, at) = Said(root);
        var messages = list.Count == 0 ? new JsonArray() : ChatMessages.Read(structure, list, begin + at);
        if (!messages.Succeeded)
            return messages.Refusal;
        var system = SystemOf(root);
        if (system is not null)
            messages.Value.Insert(0, ChatMessages.System(system));
        var config = new JsonObject(root
            .Where(one => one.Key is not ("instructions" or "input" or "messages" or "id" or "object" or "version" or "name"
                or "created_at")
                && one.Value is not null && one.Value != system)
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())));
        var content = new PromptContent(null, messages.Value, config.Count == 0 ? [] : new JsonObject { ["config"] = config });
        return new Candidate(ArtifactKind.Prompt, PathOf(root, begin, file), content.ToContent(original, Name))
        {
            StatesItsPath = root["name"].Word() is { Length: > 0 },
            Notes = [.. Notes(root)],
        };
    }

    private static IEnumerable<string> Notes(JsonObject root)
    {
        if (root["id"].Word() is { } id)
            yield return $"OpenAI's prompt {id}{(root["version"] is { } version ? $", version {version.Shown()}" : "")}.";
        foreach (var note in ModelRequest.OfTools(root["tools"]))
            yield return note;
    }

    /// <summary>What OpenAI takes as <c>instructions</c>, and others as <c>system</c>.</summary>
    private static JsonNode? SystemOf(JsonObject root) =>
        root["instructions"].Word() is not null ? root["instructions"] : ChatMessages.SystemBeside(root);

    private static string PathOf(JsonObject root, string begin, SourceFile file) =>
        (root["name"].Word() is { Length: > 0 } name ? name : begin.Length > 0 ? root["id"].Word() : null) is { Length: > 0 } stated
            ? $"prompts/{stated}"
            : ArtifactPaths.Of(ArtifactKind.Prompt, file.Path);

    /// <summary>One request or prompt, or those that OpenAI lists, such as its assistants.</summary>
    private static List<(JsonObject Prompt, string At)> Entries(JsonObject root) => root switch
    {
        _ when IsReference(root) || IsRequest(root) => [(root, "")],
        _ when root["object"].Word() == "list" && root["data"] is JsonArray { Count: > 0 } list
            && list.All(one => one is JsonObject prompt && prompt["id"].Word() is not null && (IsReference(prompt) || IsRequest(prompt))) =>
            [.. list.Select((one, index) => ((JsonObject)one!, JsonPointer.Child("/data", index)))],
        _ => [],
    };

    private static (JsonArray List, string At) Said(JsonObject root) => root switch
    {
        _ when root["messages"] is JsonArray messages => (messages, "/messages"),
        _ when root["input"] is JsonArray input => (input, "/input"),
        _ when root["input"].Word() is { } text => ([new JsonObject { ["role"] = "user", ["content"] = text }], "/input"),
        _ => ([], ""),
    };

    private static bool HasText(JsonObject root) => root["instructions"].Word() is not null || Said(root).List.Count > 0;

    private static bool IsReference(JsonObject root) =>
        IsPromptId(root["id"].Word()) || (root["prompt"] is JsonObject prompt && IsPromptId(prompt["id"].Word()));

    private static bool IsPromptId(string? id) => id?.StartsWith("pmpt_", StringComparison.Ordinal) == true;

    /// <summary>A prompt that was copied from where OpenAI keeps it, with its text.</summary>
    internal static bool IsKept(JsonObject root) => IsReference(root) && HasText(root);

    internal static bool IsRequest(JsonObject root) => root["model"]?.GetValueKind() == JsonValueKind.String
        && !Runs.Contains(root["object"].Word()) && (root["instructions"].Word() is not null || root["messages"] is JsonArray { Count: > 0 }
            || (root["input"] is JsonArray { Count: > 0 } input && input.All(ModelRequest.IsMessage))
            // A text alone is also what an embedding is asked for; with tools at hand it is a prompt.
            || (root["input"].Word() is not null && root["tools"] is JsonArray { Count: > 0 }));

    public Result<WrittenArtifact> Write(StoredContent stored)
    {
        var prompt = WrittenPrompt.Of(stored);
        prompt.LoseAllBeside("config");
        prompt.Lose(ChatMessages.NotPutIn(prompt.Content.Messages, "OpenAI"));
        var request = new JsonObject { ["name"] = stored.Name };
        foreach (var (name, value) in prompt.Config)
            request[name] = value?.DeepClone();
        if (prompt.Content.Messages is { } messages)
            request["messages"] = messages.DeepClone();
        else
        {
            request["messages"] = new JsonArray(new JsonObject { ["role"] = "system", ["content"] = prompt.Content.Text });
            prompt.Lose("The text becomes the system's message; read back, the prompt is a list of messages.");
        }
        if (request["model"].Word() is null)
        {
            request["id"] = "pmpt_from_release_console";
            prompt.Lose("It names no model, so it stands under a made-up prompt id that OpenAI does not know.");
        }
        return prompt.Written(request);
    }
}
