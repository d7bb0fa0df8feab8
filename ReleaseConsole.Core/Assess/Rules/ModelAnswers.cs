using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>In what form a model is made to answer: <c>response_format</c> and what Gemini, Anthropic and Ollama call it.</summary>
internal static class ModelAnswers
{
    private const string Free = "free text", Json = "any JSON", Schema = "JSON of a schema";

    private static readonly string[] Formats = ["response_format", "responseFormat", "output_format", "format"];
    private static readonly string[] Schemas =
        ["responseSchema", "response_schema", "responseJsonSchema", "response_json_schema", "guided_json"];
    private static readonly string[] Groups =
        ["parameters", "params", "generationConfig", "generation_config", "litellm_params", "output_config"];

    private static readonly string[] Types = ["responseMimeType", "response_mime_type"];

    /// <summary>What a reader of the answer can no longer count on, in words; nothing where it can count on all it could.</summary>
    public static IReadOnlyList<string> Lost(JsonNode? before, JsonNode? after)
    {
        var (was, now) = (Of(before), Of(after));
        if (was.Kind != now.Kind)
            return was.Kind == Json && now.Kind == Schema ? [] : [$"it is {now.Kind} (was {was.Kind})"];
        List<string> lost = was.IsStrict && !now.IsStrict ? ["it is no longer held to its schema"] : [];
        lost.AddRange(ToolAnswers.Lost(was.Members, now.Members));
        return lost;
    }

    private static Form Of(JsonNode? tree)
    {
        if (Find(tree, Schemas) is JsonObject stated)
            return new Form(Schema, stated, IsStrict: true);
        var format = Find(tree, Formats) ?? ((tree as JsonObject)?["text"] as JsonObject)?["format"];
        if (format is JsonObject said)
        {
            var inner = said["json_schema"] as JsonObject ?? said;
            return new Form(
                Named(said["type"].Word() ?? "json_schema"), inner["schema"] as JsonObject,
                inner["strict"]?.GetValueKind() == JsonValueKind.True);
        }
        return new Form(Named(format.Word() ?? Find(tree, Types).Word()), null, IsStrict: false);
    }

    private static string Named(string? type) => type switch
    {
        null or "text" or "text/plain" => Free,
        "json_schema" => Schema,
        _ => Json,
    };

    // Beside the model or among its parameters.
    private static JsonNode? Find(JsonNode? tree, string[] names) => tree is not JsonObject members ? null
        : names.Select(name => members[name]).FirstOrDefault(one => one is not null)
            ?? members.Where(one => Groups.Contains(one.Key))
                .Select(one => Find(one.Value, names)).FirstOrDefault(one => one is not null);

    private sealed record Form(string Kind, JsonObject? Members, bool IsStrict);
}
