using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// Whether a schema takes a value: yes, no, or null where that hangs on something not decided here. A <c>format</c> is such a thing:
/// whether it holds anything back is the reader's choice (JSON Schema 2020-12, validation §7.2.1).
/// </summary>
internal static class SchemaCheck
{
    /// <summary>Keywords whose meaning is not followed: with one of them there is no yes.</summary>
    public static readonly string[] NotFollowed =
        ["$dynamicRef", "$recursiveRef", "unevaluatedProperties", "unevaluatedItems", "dependencies"];

    public static bool? Takes(Schema schema, JsonNode? value) => Takes(schema, value, new Steps());

    public static bool? Takes(Schema schema, JsonNode? value, Steps steps)
    {
        if (schema.Constant is { } constant)
            return constant;
        if (schema.Reading is not { IsOpaque: false } reading || !steps.Enter())
            return null;
        var taken = Answer(schema, reading, value, steps);
        steps.Leave();
        return taken;
    }

    // What is refused by one keyword is not held against the next.
    private static bool? Answer(Schema schema, SchemaReading reading, JsonNode? value, Steps steps)
    {
        var taken = Typed(reading, value);
        if (taken != false && schema["enum"] is JsonArray choices)
            taken &= choices.Any(choice => Same(choice, value));
        if (taken != false && schema.Has("const"))
            taken &= Same(schema["const"], value);
        if (taken != false)
            taken &= Kleene.All(value switch
            {
                JsonObject members => ObjectCheck.Answers(schema, members, steps),
                JsonArray list => ListCheck.Answers(schema, list, steps),
                _ => ScalarCheck.Answers(schema, value),
            });
        if (taken != false && reading.Combines)
            taken &= Kleene.All(Combined(schema, value, steps));
        return reading.IsFollowed || taken == false ? taken : null;
    }

    private static IEnumerable<bool?> Combined(Schema schema, JsonNode? value, Steps steps)
    {
        if (schema.Has("$ref"))
            yield return schema.Target is { } target ? Takes(target, value, steps) : null;
        foreach (var part in schema.List("allOf"))
            yield return Takes(part, value, steps);
        if (schema["anyOf"] is JsonArray)
            yield return Kleene.Any(schema.List("anyOf").Select(part => Takes(part, value, steps)));
        if (schema["oneOf"] is JsonArray)
            yield return Kleene.Within(Kleene.Count(schema.List("oneOf").Select(part => Takes(part, value, steps))), 1, 1);
        if (schema.Has("not"))
            yield return !Takes(schema.Of(schema["not"]), value, steps);
        if (schema.Has("if"))
            yield return Conditional(schema, value, steps);
    }

    private static bool? Conditional(Schema schema, JsonNode? value, Steps steps)
    {
        var holds = Takes(schema.Of(schema["if"]), value, steps);
        var then = schema.Has("then") ? Takes(schema.Of(schema["then"]), value, steps) : true;
        var otherwise = schema.Has("else") ? Takes(schema.Of(schema["else"]), value, steps) : true;
        return holds switch
        {
            true => then,
            false => otherwise,
            null => then == otherwise ? then : null,
        };
    }

    private static bool? Typed(SchemaReading reading, JsonNode? value)
    {
        bool? isTyped = false;
        foreach (var type in reading.Types)
            if ((isTyped |= IsOf(type, value)) == true)
                break;
        return isTyped;
    }

    private static bool? IsOf(string? type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && Figures.Of(value) is var figure
            ? figure is null ? null : decimal.IsInteger(figure.Value)
            : false,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "array" => value is JsonArray,
        "object" => value is JsonObject,
        _ => null,
    };

    public static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (null, _) or (_, null) => one is null && other is null,
        (JsonValue mine, JsonValue theirs) when mine.GetValueKind() != theirs.GetValueKind() => false,
        (JsonValue, JsonValue) when one.GetValueKind() == JsonValueKind.String => one.GetValue<string>() == other.GetValue<string>(),
        (JsonValue, JsonValue) => CanonicalKey.Same(one, other),
        (JsonObject mine, JsonObject theirs) => Same(mine, theirs),
        (JsonArray mine, JsonArray theirs) => mine.Count == theirs.Count && mine.Index().All(part => Same(part.Item, theirs[part.Index])),
        _ => false,
    };

    private static bool Same(JsonObject one, JsonObject other)
    {
        if (one.Count != other.Count)
            return false;
        foreach (var (name, value) in one)
            if (!other.TryGetPropertyValue(name, out var same) || !Same(value, same))
                return false;
        return true;
    }
}
