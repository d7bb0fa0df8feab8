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

    private const int DeepestCombination = 2;
    private const int MostParts = 8;

    private static readonly (string Keyword, string Between)[] Combinations = [("anyOf", " or "), ("oneOf", " or "), ("allOf", " and ")];

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
        var said = keywords.Where(schema.Has).Select(keyword => Of(schema, keyword)).OfType<string>().Distinct().ToList();
        return said.Count == 0 ? null : string.Join(" and ", said);
    }

    /// <summary>A whole parameter in few words: its type and what bounds it.</summary>
    public static string Described(Schema schema) => Described(schema, DeepestCombination);

    private static string Described(Schema schema, int deepest)
    {
        if (schema.Constant is { } constant)
            return constant ? "any value" : "nothing";
        var target = schema.Target ?? schema;
        List<string> parts = target["type"] is { } type
            ? [type is JsonArray several ? string.Join(" or ", several.Select(one => one.Shown())) : type.Shown()]
            : [];
        var bounds = SchemaKeywords.Scalar.Select(keywords => Of(target, keywords)).OfType<string>().Take(3).ToList();
        parts.AddRange(bounds);
        if (deepest > 0)
            parts.AddRange(Combined(target, deepest - 1));
        if (bounds.Count == 0 && target["type"].Word() is null or "string" or "number" or "integer"
            && !SchemaKeywords.Combined.Any(target.Has))
            parts.Add("any value");
        return parts.Count == 0 ? target.Node.Shown(60) : string.Join(", ", parts);
    }

    // What stands in a combination is told where it is short; of more than that the words would be no help.
    private static IEnumerable<string> Combined(Schema schema, int deepest)
    {
        foreach (var (keyword, between) in Combinations)
            if (schema[keyword] is JsonArray { Count: > 0 and <= 4 } list)
                yield return string.Join(between, list.Select(part => Described(schema.Of(part), deepest)));
        if (schema.Has("not"))
            yield return "not " + Described(schema.Of(schema["not"]), deepest);
        if (schema["$ref"].Word() is { } reference && schema.Target is null)
            yield return "what " + reference + " says";
    }

    /// <summary>One member of a combination by what tells it from the others: its tag, the members it needs; else what it is.</summary>
    public static string Part(Schema part)
    {
        var tags = part.Map("properties")
            .Select(one => (one.Name, Tag: one.Schema["const"] ?? (one.Schema["enum"] is JsonArray { Count: 1 } only ? only[0] : null)))
            .Where(one => one.Tag is not null).Select(one => $"{one.Name} {one.Tag.Shown(40)}").ToList();
        if (tags.Count > 0)
            return string.Join(" and ", tags);
        var needed = ObjectCheck.Required(part).ToList();
        return needed.Count > 0 && !part.Has("properties") ? "with " + string.Join(" and ", needed) : Described(part, deepest: 1);
    }

    public static string Shown(Example example) =>
        example.Value.Shown(60) is { Length: 0 } ? "“”" : example.Value is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? $"“{example.Value.Shown(60)}”"
            : example.Value.Shown(60);

    private static string? Of(Schema schema, string keyword) => keyword switch
    {
        "type" => "of type " + Types(schema),
        "nullable" => null,
        "enum" when schema["enum"] is JsonArray choices =>
            "one of " + string.Join(", ", choices.Take(40).Select(choice => choice.Shown(40))) + (choices.Count > 40 ? " …" : ""),
        // Draft 4 and OpenAPI 3.0 open an end by a word beside it.
        "minimum" or "maximum" when schema["exclusive" + char.ToUpperInvariant(keyword[0])
            + keyword[1..]]?.GetValueKind() == JsonValueKind.True =>
            (keyword == "minimum" ? "above " : "below ") + schema[keyword].Shown(),
        "exclusiveMinimum" or "exclusiveMaximum" when schema[keyword]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False => null,
        "allOf" when schema["allOf"] is JsonArray { Count: > 0 and <= MostParts } all =>
            string.Join(" and ", all.Select(part => Part(schema.Of(part)).Replace(", any value", "", StringComparison.Ordinal)).Distinct()),
        "minContains" or "maxContains" when schema.Has("contains") => CombinedWords.Of(schema, "contains"),
        "uniqueItems" => schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True ? "no item twice" : null,
        "additionalProperties" => schema.Of(schema["additionalProperties"]).Constant switch
        {
            true => "any further ones",
            false => NamedOnly,
            null => "further ones that are " + Described(schema.Of(schema["additionalProperties"])),
        },
        "pattern" when schema["pattern"].Word() is [.., '.'] and var pattern => $"of pattern “{pattern}”",
        "anyOf" or "oneOf" or "allOf" when schema[keyword] is JsonArray { Count: > 0 } list =>
            (keyword switch { "anyOf" => "any of: ", "oneOf" => "exactly one of: ", _ => "all of: " })
                + string.Join("; ", list.Take(MostParts).Select(part => Part(schema.Of(part)))) + (list.Count > MostParts ? "; …" : ""),
        _ => Bounds.TryGetValue(keyword, out var words)
            ? string.Format(CultureInfo.InvariantCulture, words, schema[keyword].Shown())
            : CombinedWords.Of(schema, keyword) ?? $"{keyword} {schema[keyword].Shown()}",
    };

    private static string Types(Schema schema)
    {
        // Only OpenAPI 3.0 knows the word: for other readers it is no null.
        var types = (schema["type"] is JsonArray several ? several.Select(one => one.Shown()) : [schema["type"].Shown()]).ToList();
        var nullable = schema["nullable"]?.GetValueKind() == JsonValueKind.True && !types.Contains("null");
        return string.Join(" or ", types) + (nullable ? ", nullable" : "");
    }
}
