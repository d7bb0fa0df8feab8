using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The tool calls of an <c>AIMessage</c>, in the shape of OpenAI's chat: the prompt keeps them that way, whoever wrote it. LangChain reads
/// that shape back from <c>additional_kwargs</c>.
/// </summary>
internal static class LangChainToolCalls
{
    /// <summary>None when the message makes none.</summary>
    public static Result<JsonArray> Of(StructuredText structure, JsonObject message, string at)
    {
        if (message["tool_calls"] is not JsonArray { Count: > 0 } stated)
            return (message["additional_kwargs"] as JsonObject)?["tool_calls"] is JsonArray kept
                ? (JsonArray)kept.DeepClone()
                : new JsonArray();
        var calls = new JsonArray();
        for (var index = 0; index < stated.Count; index++)
            if (stated[index] is JsonObject call && call["name"].Word() is { } name)
                calls.Add(Call(name, call));
            else
                return IngestRefusals.WrongType(
                    structure.PlaceOf(JsonPointer.Child(at + "/tool_calls", index)), "A tool call", "an object with a name");
        return calls;
    }

    /// <summary>Calls LangChain could not read are with a message, too.</summary>
    public static bool HasUnread(JsonNode? message) => message?["kwargs"]?["invalid_tool_calls"] is JsonArray { Count: > 0 };

    public static JsonObject Kept(JsonNode calls) => new() { ["tool_calls"] = calls.DeepClone() };

    private static JsonObject Call(string name, JsonObject call)
    {
        var read = new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = name,
                ["arguments"] = Encoding.UTF8.GetString(CanonicalJson.Of(call["args"]?.DeepClone() ?? new JsonObject())),
            },
        };
        if (call["id"] is { } id)
            read["id"] = id.DeepClone();
        return read;
    }
}
