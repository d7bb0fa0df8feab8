using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The types a schema states, in the words of JSON Schema. Vendors spell some otherwise: Gemini in capitals, others as their languages do.
/// </summary>
internal static class SchemaTypes
{
    private static readonly string?[] All = ["null", "boolean", "number", "string", "array", "object"];

    private static readonly string?[] Unknown = [null];

    private static readonly Dictionary<string, string?[]> Alone = All.OfType<string>().Append("integer")
        .Select(type => KeyValuePair.Create(type, new string?[] { type }))
        .Append(KeyValuePair.Create("any", All)).ToDictionary(StringComparer.Ordinal);

    /// <summary>All of them where none is stated; null among them is a type nobody knows.</summary>
    public static string?[] Of(Schema schema)
    {
        if (schema["type"] is not { } type)
            return All;
        if (type is not JsonArray && !schema.Has("nullable"))
            return Known(type.Word()) is not { } one ? Unknown : Alone[one];
        var stated = (type is JsonArray several ? several.Select(one => one.Word()) : [type.Word()]).Select(Known).ToHashSet();
        if (stated.Contains(null))
            return [null];
        if (schema.Document.NullableStands && schema["nullable"]?.GetValueKind() == JsonValueKind.True)
            stated.Add("null");
        return stated.Contains("any") ? All : [.. stated];
    }

    private static string? Known(string? stated) => stated?.ToLowerInvariant() switch
    {
        "null" or "none" => "null",
        "boolean" or "bool" => "boolean",
        "number" or "float" or "double" or "decimal" => "number",
        "integer" or "int" or "int32" or "int64" or "long" => "integer",
        "string" or "str" => "string",
        "array" or "list" => "array",
        "object" or "dict" => "object",
        "any" => "any",
        _ => null,
    };
}
