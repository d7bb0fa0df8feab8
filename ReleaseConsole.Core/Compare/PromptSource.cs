using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>A prompt as people read it: text as it stands, a chat prompt as its messages under the role that speaks each.</summary>
internal static class PromptSource
{
    public static string PromptText(this PinnedContent? content)
    {
        if (content is not { Form: ContentForm.Json })
            return content.Text();
        var root = content.Tree();
        var messages = root as JsonArray ?? (root as JsonObject)?["messages"] as JsonArray;
        if (messages is null)
            return content.Text();
        var text = new StringBuilder();
        foreach (var message in messages.OfType<JsonObject>())
            text.Append('[').Append(message["role"].Shown()).Append("]\n").Append(Said(message)).Append("\n\n");
        return text.ToString();
    }

    private static string Said(JsonObject message) => message["content"] switch
    {
        null => message["tool_calls"]?.ToJsonString(CanonicalJson.Options) ?? "",
        JsonArray parts => string.Join('\n', parts.Select(part => (part as JsonObject)?["text"].Word() ?? part.Shown(400))),
        var one => one.Word() ?? one.ToJsonString(CanonicalJson.Options),
    };
}
