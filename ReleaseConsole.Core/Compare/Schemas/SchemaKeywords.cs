using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>The keywords of JSON Schema in groups that are read together, in the order they are told.</summary>
internal static class SchemaKeywords
{
    public static readonly string[] Type = ["type", "nullable"];

    public static readonly string[] Choice = ["enum", "const"];

    /// <summary>What bounds one value: each group becomes one line.</summary>
    public static readonly string[][] Scalar =
    [
        Choice, ["maximum", "exclusiveMaximum"], ["minimum", "exclusiveMinimum"], ["multipleOf"], ["maxLength"], ["minLength"], ["pattern"],
        ["format"],
        ["maxItems"], ["minItems"], ["uniqueItems"], ["maxProperties"], ["minProperties"],
    ];

    /// <summary>What combines schemas or hangs on other parts of the value.</summary>
    public static readonly string[] Combined =
    [
        "allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "dependentRequired", "dependentSchemas", "dependencies",
        "patternProperties",
        "propertyNames", "contains", "minContains", "maxContains", "additionalItems", "unevaluatedProperties", "unevaluatedItems",
        "$dynamicRef", "$recursiveRef",
    ];

    /// <summary>Those among them that speak of the very value the words beside them speak of.</summary>
    public static readonly string[] OfOneValue =
        ["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "contains", "minContains", "maxContains"];

    /// <summary>What a schema tells its readers and no value is held to.</summary>
    public static readonly string[] Annotations =
        ["title", "description", "default", "examples", "example", "deprecated", "readOnly", "writeOnly", "$comment"];

    /// <summary>Whether a keyword beside a reference leaves it the other schema: words for readers, definitions, a vendor's own.</summary>
    public static bool SaysNothingOfValues(string keyword) =>
        Annotations.Contains(keyword) || keyword is "$defs" or "definitions" or "$schema" or "$id"
            || keyword.StartsWith("x-", StringComparison.Ordinal);

    /// <summary>Whether a schema says of its members only what each of them may be, and no other keyword bounds them as well.</summary>
    public static bool OnlyNamesMembers(Schema schema) => schema.Members is { } members && members.All(one => SaysNothingOfValues(one.Key)
        || one.Key is "properties" or "required" or "additionalProperties" or "items" || (one.Key == "type" && one.Value is JsonValue));

    /// <summary>The type a keyword speaks of; null for keywords that speak of all.</summary>
    public static string? KindOf(string keyword) => keyword switch
    {
        "maximum" or "exclusiveMaximum" or "minimum" or "exclusiveMinimum" or "multipleOf" => "number",
        "maxLength" or "minLength" or "pattern" => "string",
        "maxItems" or "minItems" or "uniqueItems" => "array",
        "maxProperties" or "minProperties" or "additionalProperties" => "object",
        _ => null,
    };
}
