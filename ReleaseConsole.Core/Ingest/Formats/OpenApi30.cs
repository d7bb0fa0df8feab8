using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A schema of OpenAPI 3.0 said in JSON Schema 2020-12, which tools are described in: <c>nullable</c> becomes a type, and an exclusive
/// limit a number (OpenAPI 3.0.3, Schema Object; the move to 3.1 in the OpenAPI Initiative's own upgrade guide).
/// </summary>
internal static class OpenApi30
{
    /// <summary>Whether anything of it has another form today.</summary>
    public static bool Translate(JsonObject schema)
    {
        var changed = false;
        if (Flag(schema["nullable"]) is { } isNullable)
        {
            schema.Remove("nullable");
            // It widens a type beside it, and says nothing without one.
            if (isNullable && schema["type"].Word() is { } type)
                schema["type"] = new JsonArray(type, "null");
            changed = true;
        }
        foreach (var (exclusive, limit) in new[] { ("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum") })
            if (Flag(schema[exclusive]) is { } isExclusive)
            {
                schema.Remove(exclusive);
                if (isExclusive && schema[limit] is { } value)
                {
                    schema.Remove(limit);
                    schema[exclusive] = value.DeepClone();
                }
                changed = true;
            }
        return changed;
    }

    /// <summary>What a member of a schema holds: another schema, schemas by name, or data, which only looks like one.</summary>
    public static SchemaPlace Below(SchemaPlace place, string member) => (place, member) switch
    {
        (SchemaPlace.Data, _) or (SchemaPlace.Schema, "example" or "examples" or "default" or "enum" or "const") => SchemaPlace.Data,
        (SchemaPlace.Schema, "properties" or "patternProperties" or "$defs") => SchemaPlace.Names,
        _ => SchemaPlace.Schema,
    };

    private static bool? Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;
}

/// <summary>Where in a schema a value stands.</summary>
internal enum SchemaPlace
{
    Schema,
    Names,
    Data,
}
