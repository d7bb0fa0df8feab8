using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>A tool that came from an HTTP interface, as an OpenAPI 3.1 description with one operation.</summary>
internal static class OpenApiWriting
{
    public static JsonObject Document(WrittenTool tool, string method, string path)
    {
        var definition = tool.Definition;
        var operation = new JsonObject { ["operationId"] = definition.Name };
        WrittenTool.Put(operation, "summary", definition.Title);
        WrittenTool.Put(operation, "description", definition.Description);
        var schemas = new JsonObject();
        var input = Moved(definition.InputSchema, schemas) as JsonObject ?? [];
        var required = (input["required"] as JsonArray ?? []).Select(one => one.Word()).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var places = definition.Other!["in"] as JsonObject ?? [];
        var (names, encoded) = (definition.Other["names"] as JsonObject ?? [], definition.Other["encoded"] as JsonObject ?? []);
        var properties = input["properties"] as JsonObject ?? [];
        var parameters = new JsonArray([.. properties.Where(one => places.ContainsKey(one.Key)).Select(one => (JsonNode)new JsonObject
        {
            ["name"] = names[one.Key].Word() ?? one.Key,
            ["in"] = places[one.Key]!.DeepClone(),
            ["required"] = required.Contains(one.Key),
            [encoded[one.Key] is null ? "schema" : "content"] = encoded[one.Key].Word() is { } type
                ? Content(type, one.Value?.DeepClone() ?? new JsonObject()) : one.Value?.DeepClone(),
        })]);
        var bodyName = OpenApiSchemas.BodyName(places.ContainsKey);
        if (parameters.Count > 0)
            operation["parameters"] = parameters;
        if (properties[bodyName] is { } body)
            operation["requestBody"] = new JsonObject
            {
                ["required"] = required.Contains(bodyName),
                ["content"] = Content(definition.Other["bodyType"].Word() ?? OpenApiSchemas.Json, body.DeepClone()),
            };
        operation["responses"] = new JsonObject { ["200"] = Answer(definition.OutputSchema is { } output ? Moved(output, schemas) : null) };
        foreach (var name in new[] { "security", "deprecated" })
            if (definition.Other[name] is { } value)
                operation[name] = value.DeepClone();
        return Whole(
            tool, definition.Other["securitySchemes"], new JsonObject { [path] = new JsonObject { [method] = operation } }, schemas);
    }

    private static JsonObject Whole(WrittenTool tool, JsonNode? securitySchemes, JsonObject paths, JsonObject schemas)
    {
        var document = new JsonObject { ["openapi"] = "3.1.0" };
        if (tool.Definition.Server is { } server)
        {
            if (server.Name is not null)
                document["info"] = new JsonObject { ["title"] = server.Name, ["version"] = "1" };
            if (tool.Definition.Other!["servers"] is { } servers)
                document["servers"] = servers.DeepClone();
            else if (server.Url is not null)
                document["servers"] = new JsonArray(new JsonObject { ["url"] = server.Url });
        }
        document["paths"] = paths;
        var components = new JsonObject();
        if (schemas.Count > 0)
            components["schemas"] = schemas;
        if (securitySchemes is not null)
            components["securitySchemes"] = securitySchemes.DeepClone();
        if (components.Count > 0)
            document["components"] = components;
        return document;
    }

    private static JsonObject Answer(JsonNode? schema)
    {
        var answer = new JsonObject { ["description"] = "The call went well." };
        if (schema is not null)
            answer["content"] = Content(OpenApiSchemas.Json, schema);
        return answer;
    }

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    /// <summary>The schema without its definitions, which go to the document's own, and with references that lead there.</summary>
    private static JsonNode? Moved(JsonNode? node, JsonObject schemas) => node switch
    {
        JsonObject members => new JsonObject(members.Where(one => !IsDefinitions(one, schemas)).Select(one => KeyValuePair.Create(
            one.Key,
            one.Key == "$ref" && one.Value.Word() is { } reference && reference.StartsWith("#/$defs/", StringComparison.Ordinal)
                ? "#/components/schemas/" + reference["#/$defs/".Length..]
                : Moved(one.Value, schemas)))),
        JsonArray list => new JsonArray([.. list.Select(one => Moved(one, schemas))]),
        _ => node?.DeepClone(),
    };

    private static bool IsDefinitions(KeyValuePair<string, JsonNode?> member, JsonObject schemas)
    {
        if (member is not { Key: "$defs", Value: JsonObject definitions })
            return false;
        foreach (var (name, schema) in definitions)
            if (!schemas.ContainsKey(name))
                schemas[name] = Moved(schema, schemas);
        return true;
    }
}
