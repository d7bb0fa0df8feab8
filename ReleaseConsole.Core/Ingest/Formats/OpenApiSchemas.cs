using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>What an operation takes, as one schema; where each argument goes; and the type of its body.</summary>
internal sealed record OpenApiInput(JsonObject Schema, SortedDictionary<string, string> Places, string? BodyType);

/// <summary>Puts the parameters and the body of an operation into one object, as tools have it.</summary>
internal static class OpenApiSchemas
{
    public const string Json = "application/json";
    public const string Body = "body";

    public static OpenApiInput InputOf(OpenApiDocument document, OpenApiOperation operation)
    {
        var (defs, properties, required) = (new JsonObject(), new JsonObject(), new List<string>());
        var places = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in Parameters(document, operation))
        {
            if (parameter["name"].Word() is not { Length: > 0 } name || parameter["in"].Word() is not { } place)
                continue;
            properties[name] = Described(document.Schema(parameter["schema"], defs), parameter["description"].Word());
            places[name] = place;
            required.Remove(name);
            if (place == "path" || IsTrue(parameter["required"]))
                required.Add(name);
        }
        string? bodyType = null;
        if (document.Followed(operation.Members["requestBody"]) is { } body && Content(body) is { } content)
        {
            bodyType = content.Type;
            properties[Body] = Described(document.Schema(content.Schema, defs), body["description"].Word());
            if (IsTrue(body["required"]))
                required.Add(Body);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = new JsonArray([.. required.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        if (defs.Count > 0)
            schema["$defs"] = defs;
        return new OpenApiInput(schema, places, bodyType);
    }

    /// <summary>The schema of the first answer that says the call went well; null when it has none.</summary>
    public static JsonNode? OutputOf(OpenApiDocument document, OpenApiOperation operation)
    {
        var answers = (operation.Members["responses"] as JsonObject ?? []).Where(one => one.Key.StartsWith('2')).OrderBy(one => one.Key, StringComparer.Ordinal);
        foreach (var (_, answer) in answers)
            if (document.Followed(answer) is { } followed && Content(followed) is { Schema: { } stated })
            {
                var defs = new JsonObject();
                var schema = document.Schema(stated, defs);
                if (defs.Count > 0 && schema is JsonObject members)
                    members["$defs"] = defs;
                return schema;
            }
        return null;
    }

    private static List<JsonObject> Parameters(OpenApiDocument document, OpenApiOperation operation) =>
        [.. new[] { operation.Shared["parameters"], operation.Members["parameters"] }.OfType<JsonArray>().SelectMany(list => list)
            .Select(document.Followed).OfType<JsonObject>()];

    private static (string Type, JsonNode? Schema)? Content(JsonObject owner)
    {
        if (owner["content"] is not JsonObject { Count: > 0 } content)
            return null;
        var (type, media) = content.ContainsKey(Json) ? KeyValuePair.Create(Json, content[Json]) : content.First();
        return (type, (media as JsonObject)?["schema"]);
    }

    private static JsonNode Described(JsonNode schema, string? description)
    {
        if (description is not null && schema is JsonObject members && !members.ContainsKey("description"))
            members["description"] = description;
        return schema;
    }

    private static bool IsTrue(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;
}
