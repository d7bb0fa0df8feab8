using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>What the keywords of a schema are in words: "at most 100", "one of a, b".</summary>
internal static class SchemaWords
{
    /// <summary>What is said where a keyword says nothing.</summary>
    public const string Unlimited = "unlimited";
    public const string NamedOnly = "named ones only";

    private static readonly Dictionary<string, string> Bounds = new(StringComparer.Ordinal)
    {
        ["maximum"] = "at most {0}",
        ["exclusiveMaximum"] = "below {0}",
        ["minimum"] = "at least {0}",
        ["exclusiveMinimum"] = "above {0}",
        ["maxLength"] = "at most {0} characters",
        ["minLength"] = "at least {0} characters",
        ["maxItems"] = "at most {0} items",
        ["minItems"] = "at least {0} items",
        ["maxProperties"] = "at most {0} members",
        ["minProperties"] = "at least {0} members",
        ["multipleOf"] = "a multiple of {0}",
        ["pattern"] = "of pattern {0}",
        ["format"] = "of format {0}",
        ["const"] = "only {0}",
    };

    /// <summary>What a schema says by some keywords that belong together; null where it says nothing by them.</summary>
    public static string? Of(Schema schema, IReadOnlyList<string> keywords)
    {
        var said = keywords.Where(schema.Has).Select(keyword => Of(schema, keyword)).OfType<string>().ToList();
        return said.Count == 0 ? null : string.Join(" and ", said);
    }

    /// <summary>A whole parameter in few words: its type and what bounds it.</summary>
    public static string Described(Schema schema)
    {
        if (schema.Constant is { } constant)
            return constant ? "any value" : "nothing";
        var target = schema.Target ?? schema;
        List<string> parts = target["type"] is { } type
            ? [type is JsonArray several ? string.Join(" or ", several.Select(one => one.Shown())) : type.Shown()]
            : [];
        parts.AddRange(SchemaKeywords.Scalar.Select(keywords => Of(target, keywords)).OfType<string>().Take(3));
        if (parts.Count <= 1 && target["type"].Word() is null or "string" or "number" or "integer"
            && !SchemaKeywords.Combined.Any(target.Has))
            parts.Add("any value");
        return string.Join(", ", parts);
    }

    public static string Shown(Example example) => example.Value.Shown(60) is { Length: 0 } ? "“”" : example.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String
        ? $"“{example.Value.Shown(60)}”"
        : example.Value.Shown(60);

    private static string? Of(Schema schema, string keyword) => keyword switch
    {
        "type" => "of type " + Types(schema),
        "nullable" => null,
        "enum" when schema["enum"] is JsonArray choices =>
            "one of " + string.Join(", ", choices.Take(40).Select(choice => choice.Shown(40))) + (choices.Count > 40 ? " …" : ""),
        "uniqueItems" => schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True ? "no item twice" : null,
        "additionalProperties" => schema.Of(schema["additionalProperties"]).Constant switch
        {
            true => "any further ones",
            false => NamedOnly,
            null => "further ones that are " + Described(schema.Of(schema["additionalProperties"])),
        },
        _ => Bounds.TryGetValue(keyword, out var words)
            ? string.Format(CultureInfo.InvariantCulture, words, schema[keyword].Shown())
            : $"{keyword} {schema[keyword].Shown()}",
    };

    private static string Types(Schema schema)
    {
        var types = (schema["type"] is JsonArray several ? several.Select(one => one.Shown()) : [schema["type"].Shown()]).ToList();
        if (schema["nullable"]?.GetValueKind() == JsonValueKind.True && !types.Contains("null"))
            types.Add("null");
        return string.Join(" or ", types);
    }
}
