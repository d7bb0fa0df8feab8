using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Puts the parameters and the body of an operation into one object, as tools have it.</summary>
internal static class OpenApiSchemas
{
    public const string Json = "application/json";
    public const string Body = "body";

    public static OpenApiInput InputOf(OpenApiDocument document, OpenApiOperation operation)
    {
        var (defs, properties, required) = (new JsonObject(), new JsonObject(), new List<string>());
        var (places, names, encoded) = (Sorted(), Sorted(), Sorted());
        foreach (var ((name, place), parameter) in Parameters(document, operation))
        {
            // A query may have an id and the path another one; the first keeps the name.
            var argument = places.ContainsKey(name) ? $"{name}_{place}" : name;
            if (argument != name)
                names[argument] = name;
            var content = parameter["schema"] is null ? Content(parameter) : null;
            if (content is { } written)
                encoded[argument] = written.Type;
            properties[argument] = Described(
                document.Schema(parameter["schema"] ?? content?.Schema, defs), parameter["description"].Word());
            places[argument] = place;
            if (place == "path" || IsTrue(parameter["required"]))
                required.Add(argument);
        }
        var body = BodyName(places.ContainsKey);
        string? bodyType = null;
        if (document.Followed(operation.Members["requestBody"]) is { } stated && Content(stated) is { } media)
        {
            bodyType = media.Type;
            properties[body] = Described(document.Schema(media.Schema, defs), stated["description"].Word());
            if (IsTrue(stated["required"]))
                required.Add(body);
        }
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = new JsonArray([.. required.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        if (defs.Count > 0)
            schema["$defs"] = defs;
        return new OpenApiInput(schema, places, names, encoded, body, bodyType);
    }

    /// <summary>What the body is called among the arguments, so that no parameter has the name.</summary>
    public static string BodyName(Func<string, bool> isParameter)
    {
        var name = Body;
        while (isParameter(name))
            name = "request_" + name;
        return name;
    }

    /// <summary>The schema of the first answer that says the call went well; null when it has none.</summary>
    public static JsonNode? OutputOf(OpenApiDocument document, OpenApiOperation operation)
    {
        var answers = (operation.Members["responses"] as JsonObject ?? []).Where(one => one.Key.StartsWith('2'))
            .OrderBy(one => one.Key, StringComparer.Ordinal);
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

    /// <summary>Each parameter by name and place; what the operation says of one goes before what its path says.</summary>
    private static List<KeyValuePair<(string Name, string Place), JsonObject>> Parameters(
        OpenApiDocument document, OpenApiOperation operation)
    {
        var found = new OrderedDictionary<(string, string), JsonObject>();
        foreach (var parameter in new[] { operation.Shared["parameters"], operation.Members["parameters"] }.OfType<JsonArray>()
            .SelectMany(list => list)
            .Select(document.Followed).OfType<JsonObject>())
            if (parameter["name"].Word() is { Length: > 0 } name && parameter["in"].Word() is { } place)
                found[(name, place)] = parameter;
        return [.. found];
    }

    private static SortedDictionary<string, string> Sorted() => new(StringComparer.Ordinal);

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
