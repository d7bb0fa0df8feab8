using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>The keywords that hang on other parts of a value, in words: "anything but admin", "`reason` beside `amount`".</summary>
internal static class CombinedWords
{
    private const string NoMoreItems = "no further items";

    /// <summary>Null where there are no plain words for it.</summary>
    public static string? Of(Schema schema, string keyword) => keyword switch
    {
        "not" => "anything but " + Excluded(schema.Of(schema["not"])),
        "dependentRequired" => string.Join(", ", schema.Map("dependentRequired").Select(one =>
            $"{string.Join(" and ", (one.Schema.Node as JsonArray ?? []).Select(name => $"`{name.Shown()}`"))} beside `{one.Name}`")),
        "contains" => $"at least {(schema.Has("minContains") ? schema["minContains"].Shown() : "1")}"
            + (schema.Has("maxContains") ? $" and at most {schema["maxContains"].Shown()}" : "")
            + $" items that are {SchemaWords.Described(schema.Of(schema["contains"]))}",
        "if" => Named(schema.Of(schema["if"])) is { } asked ? "if " + asked : null,
        "then" => Named(schema.Of(schema["then"])) is { } held ? "then " + held : null,
        "else" => Named(schema.Of(schema["else"])) is { } other ? "otherwise " + other : null,
        "unevaluatedProperties" when IsFalse(schema[keyword]) => SchemaWords.NamedOnly,
        "items" or "additionalItems" or "unevaluatedItems" when IsFalse(schema[keyword]) => NoMoreItems,
        "items" when schema["items"] is JsonObject => "items that are " + SchemaWords.Described(schema.Of(schema["items"])),
        "propertyNames" when schema["propertyNames"] is JsonObject =>
            "names that are " + SchemaWords.Described(schema.Of(schema["propertyNames"])),
        _ => null,
    };

    // A part that only speaks of members: "`amount` at most 50".
    private static string? Named(Schema part) =>
        part.Members is { } members && members.All(one => one.Key is "properties" or "required" or "type")
            ? string.Join(" and ", part.Map("properties").Select(one => $"`{one.Name}` {SchemaWords.Described(one.Schema)}")
                .Concat(
                    ObjectCheck.Required(part).Where(name => (part["properties"] as JsonObject)?[name] is null)
                        .Select(name => $"`{name}` given"))) is { Length: > 0 } words
                ? words
                : null
            : null;

    private static string Excluded(Schema schema) => schema.Members is { Count: 1 } && (schema.Has("const") || schema["enum"] is JsonArray)
        ? schema["enum"] is JsonArray choices ? string.Join(", ", choices.Select(one => one.Shown(40))) : schema["const"].Shown(40)
        : SchemaWords.Part(schema);

    private static bool IsFalse(JsonNode? node) => node?.GetValueKind() == JsonValueKind.False;
}
