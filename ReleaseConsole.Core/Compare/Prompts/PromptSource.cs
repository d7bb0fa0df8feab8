using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>A prompt as people read it: text as it stands, a chat prompt as its messages under the role that speaks each.</summary>
internal static class PromptSource
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true, NewLine = "\n" };

    public static string PromptText(this PinnedContent? content)
    {
        if (content is not { Form: ContentForm.Json })
            return content.Text();
        var prompt = PromptContent.Of(content.Form, content.Bytes);
        var text = new StringBuilder();
        // What stands beside the messages is read as front matter is; JSON is YAML.
        if (prompt.Beside.Count > 0)
            text.Append("---\n").Append(JsonSerializer.Serialize(prompt.Beside, Indented)).Append("\n---\n");
        if (prompt.Messages is null)
            return text.Append(prompt.Text).ToString();
        foreach (var message in prompt.Messages.OfType<JsonObject>())
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
