using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A prompt as text: what stands beside it becomes front matter, and messages become one text under dotprompt's marks of roles.
/// </summary>
internal static class WrittenProse
{
    private const string History = "history";

    public static Result<WrittenArtifact> Markdown(StoredContent stored) => Of(stored, isDotprompt: false);

    /// <summary>As dotprompt has it: the model by itself above its configuration, and a template in Handlebars.</summary>
    public static Result<WrittenArtifact> Dotprompt(StoredContent stored) => Of(stored, isDotprompt: true);

    private static WrittenArtifact Of(StoredContent stored, bool isDotprompt)
    {
        var prompt = WrittenPrompt.Of(stored);
        var content = PromptContent.Of(stored.Form, stored.Canonical);
        var losses = new List<string>();
        if (stored.Form != ContentForm.Text)
            losses.Add("A prompt that is more than a text is kept as JSON; written as text it reads back as other bytes.");
        var syntax = prompt.StatedSyntax ?? PromptSyntax.Shown(prompt.Content.AllText);
        if (isDotprompt && syntax is not (null or PromptSyntax.Handlebars or PromptSyntax.Mustache))
            losses.Add($"dotprompt reads Handlebars; the variables are written as in {syntax}, and are not translated.");
        if (stored.Form == ContentForm.Text)
            return new WrittenArtifact(stored.Canonical, losses);
        var text = new StringBuilder();
        if (content.Beside.Count > 0)
            text.Append("---\n")
                .Append(JsonSerializer.Serialize(isDotprompt ? WithModelAbove(content.Beside) : content.Beside, WrittenJson.Indented))
                .Append("\n---\n");
        if (content.Messages is not { } messages)
            return new WrittenArtifact(Encoding.UTF8.GetBytes(text.Append(content.Text).ToString()), losses);
        losses.AddRange(ChatMessages.BeyondRoleAndText(messages));
        losses.AddRange(Unnamed(messages));
        foreach (var message in ChatMessages.Plain(messages).OfType<JsonObject>())
            text.Append(
                message["type"].Word() == "placeholder"
                    ? "{{history}}\n\n"
                    : $"{{{{role \"{message["role"]}\"}}}}\n{message["content"]}\n\n");
        return new WrittenArtifact(Encoding.UTF8.GetBytes(text.ToString()), losses);
    }

    /// <summary>The text has one place for messages that are put in, and it is called history.</summary>
    private static IEnumerable<string> Unnamed(JsonArray messages)
    {
        var names = ChatMessages.Placeholders(messages);
        if (names.Any(name => name != History) || names.Count > 1)
            yield return $"{{{{history}}}} stands where messages are put in, without the name: {string.Join(", ", names)}.";
    }

    private static JsonObject WithModelAbove(JsonObject beside)
    {
        if (beside.ContainsKey("model") || (beside["config"] as JsonObject)?["model"].Word() is not { } model)
            return beside;
        var moved = new JsonObject { ["model"] = model };
        foreach (var (name, value) in (JsonObject)beside.DeepClone())
            moved[name] = value?.DeepClone();
        var config = (JsonObject)moved["config"]!;
        config.Remove("model");
        if (config.Count == 0)
            moved.Remove("config");
        return moved;
    }
}
