using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A list of chat messages: a role and what it says, or a placeholder for messages that are put in when the prompt is used. Members
/// that only repeat what a message is (<c>"type": "message"</c>) are left out.
/// </summary>
internal static class ChatMessages
{
    public static Result<JsonArray> Read(StructuredText structure, JsonArray list, string at)
    {
        if (list.Count == 0)
            return IngestRefusals.WrongType(structure.PlaceOf(at), "The prompt", "a list of messages");
        var messages = new JsonArray();
        for (var index = 0; index < list.Count; index++)
        {
            var message = ReadOne(structure, list[index], JsonPointer.Child(at, index));
            if (!message.Succeeded)
                return message.Refusal;
            messages.Add(message.Value);
        }
        return messages;
    }

    private static Result<JsonObject> ReadOne(StructuredText structure, JsonNode? node, string place)
    {
        if (node is not JsonObject message)
            return IngestRefusals.WrongType(structure.PlaceOf(place), "A message", "an object with role and content");
        if (message["type"].Word() == "placeholder")
            return message["name"].Word() is { Length: > 0 }
                ? (JsonObject)message.DeepClone()
                : IngestRefusals.Missing(structure.PlaceOf(place), "The placeholder's name");
        if (message["role"]?.GetValueKind() != JsonValueKind.String)
            return IngestRefusals.WrongType(structure.PlaceOf(message["role"] is null ? place : place + "/role"), "role", "text");
        if (!message.ContainsKey("content") && !message.ContainsKey("tool_calls"))
            return IngestRefusals.Missing(structure.PlaceOf(place), "content");
        var read = (JsonObject)message.DeepClone();
        if (read["type"].Word() is "message" or "chatmessage")
            read.Remove("type");
        if (Spoken(read["content"]) is { } text)
            read["content"] = text;
        return read;
    }

    /// <summary>
    /// What Anthropic and Bedrock take as <c>system</c> beside the messages: a text, or parts of it; null for anything else.
    /// </summary>
    public static JsonNode? SystemBeside(JsonObject root) => root["messages"] is JsonArray && (root["system"].Word() is not null
        || (root["system"] is JsonArray { Count: > 0 } parts && parts.All(part => (part as JsonObject)?["text"].Word() is not null)))
            ? root["system"]
            : null;

    /// <summary>What stands above all messages, as the first of them.</summary>
    public static JsonObject System(JsonNode said) => new() { ["role"] = "system", ["content"] = Spoken(said) ?? said.DeepClone() };

    /// <summary>One part of text is the text itself; several parts, or pictures, stay a list.</summary>
    private static string? Spoken(JsonNode? content) =>
        content is JsonArray { Count: 1 } parts && parts[0] is JsonObject { Count: 2 } part
            && part["type"].Word() is "text" or "input_text" or "output_text"
            ? part["text"].Word()
            : null;

    /// <summary>What a format with only roles and text would lose.</summary>
    public static IEnumerable<string> BeyondRoleAndText(JsonArray messages)
    {
        var beyond = messages.OfType<JsonObject>().Where(one => one["type"].Word() != "placeholder")
            .SelectMany(one => one.Select(member => member.Key)).Where(name => name is not ("role" or "content"))
            .Distinct(StringComparer.Ordinal).ToList();
        if (beyond.Count > 0)
            yield return $"Members of messages that the format does not have: {string.Join(", ", beyond)}.";
        if (messages.OfType<JsonObject>().Any(one => one["content"] is JsonArray))
            yield return "Messages of several parts; only their text is written.";
    }

    /// <summary>The names of the places where messages are put in when the prompt is used.</summary>
    public static IReadOnlyList<string> Placeholders(JsonArray messages) => [.. messages.OfType<JsonObject>()
        .Where(one => one["type"].Word() == "placeholder").Select(one => one["name"].Word() ?? "")];

    /// <summary>What a vendor without such places does not understand.</summary>
    public static IEnumerable<string> NotPutIn(JsonArray? messages, string vendor)
    {
        if (messages is not null && Placeholders(messages) is { Count: > 0 } names)
            yield return $"{vendor} has no place for messages that are put in ({string.Join(", ", names)}); it is written as it is kept, "
                + $"and {vendor} does not understand it.";
    }

    /// <summary>Messages with nothing but a role and one text each; placeholders as they are.</summary>
    public static JsonArray Plain(JsonArray messages) =>
        new([.. messages.OfType<JsonObject>().Select(one => one["type"].Word() == "placeholder"
            ? one.DeepClone()
            : new JsonObject { ["role"] = one["role"]?.DeepClone(), ["content"] = Joined(one["content"]) })]);

    private static string Joined(JsonNode? content) => content switch
    {
        JsonArray parts => string.Join('\n', parts.OfType<JsonObject>().Select(part => part["text"].Word()).OfType<string>()),
        _ => content.Word() ?? "",
    };
}
