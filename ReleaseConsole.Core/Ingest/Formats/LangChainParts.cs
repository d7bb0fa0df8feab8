using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The parts of a message that says more than one text: texts, pictures, and whatever else a template of LangChain puts together. The
/// prompt keeps them in the shape of OpenAI's chat, in which LangChain itself sends them.
/// </summary>
internal static class LangChainParts
{
    private const string Text = "PromptTemplate";
    private const string Image = "ImagePromptTemplate";
    private const string Other = "DictPromptTemplate";

    /// <summary>The parts of a list of templates; null where the message has one text, and where a part is none.</summary>
    public static JsonArray? Of(JsonNode? prompt, string syntax)
    {
        if (prompt is not JsonArray { Count: > 0 } list || (list.Count == 1 && LangChainManifest.ClassOf(list[0]) == Text))
            return null;
        var parts = list.Select(one => Part(one, syntax)).ToList();
        return parts.Contains(null) ? null : new JsonArray([.. parts]);
    }

    /// <summary>The first template of a text among the parts, which says how variables are written.</summary>
    public static JsonObject? FirstText(JsonNode? prompt) => prompt is JsonArray list
        ? list.OfType<JsonObject>().FirstOrDefault(one => LangChainManifest.ClassOf(one) == Text)
        : prompt as JsonObject;

    /// <summary>Templates that are read back as the same parts; null for a list that holds something else than parts.</summary>
    public static JsonArray? Written(JsonArray parts, string syntax) =>
        parts.All(one => one is JsonObject part && part["type"].Word() is not null)
            ? new JsonArray([.. parts.Cast<JsonObject>().Select(part => (JsonNode)Template(part, syntax))])
            : null;

    private static JsonObject? Part(JsonNode? template, string syntax) => (LangChainManifest.ClassOf(template), template?["kwargs"]) switch
    {
        (Text, JsonObject members) when members["template"].Word() is { } text =>
            With(new JsonObject { ["type"] = "text", ["text"] = text }, members, syntax),
        (Image, JsonObject members) when members["template"] is JsonObject image =>
            With(new JsonObject { ["type"] = "image_url", ["image_url"] = image.DeepClone() }, members, syntax),
        (Other, JsonObject members) when members["template"] is JsonObject part && part["type"].Word() is not null =>
            (JsonObject)part.DeepClone(),
        _ => null,
    };

    private static JsonObject With(JsonObject part, JsonObject members, string syntax)
    {
        if ((members["template_format"].Word() ?? "f-string") is var own && own != syntax)
            part["syntax"] = own;
        if (members["partial_variables"] is JsonObject { Count: > 0 } filled)
            part["partial_variables"] = filled.DeepClone();
        return part;
    }

    private static JsonObject Template(JsonObject part, string syntax) => part["type"].Word() switch
    {
        "text" when part["text"].Word() is { } text && part.All(one => one.Key is "type" or "text" or "syntax" or "partial_variables") =>
            LangChainWriting.Template(Text, text, part["syntax"].Word() ?? syntax, part["partial_variables"]),
        "image_url" when part["image_url"] is JsonObject image
            && part.All(one => one.Key is "type" or "image_url" or "syntax" or "partial_variables") =>
            LangChainWriting.Constructed(
                ["langchain_core", "prompts", "image", Image],
                LangChainWriting.Filled(Of(image, part["syntax"].Word() ?? syntax), part["partial_variables"])),
        _ => LangChainWriting.Constructed(["langchain_core", "prompts", "dict", Other], Of(part, syntax)),
    };

    private static JsonObject Of(JsonObject template, string syntax) => new()
    {
        ["template"] = template.DeepClone(),
        ["template_format"] = syntax,
        ["input_variables"] = LangChainWriting.Variables(string.Join('\n', Words(template)), syntax),
    };

    /// <summary>Every text in a part, where variables may stand.</summary>
    public static IEnumerable<string> Words(JsonNode? node) => node switch
    {
        JsonObject members => members.Where(one => one.Key is not ("type" or "syntax")).SelectMany(one => Words(one.Value)),
        JsonArray list => list.SelectMany(Words),
        _ => node.Word() is { } word ? [word] : [],
    };
}
