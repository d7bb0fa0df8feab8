using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Which schemas would be misread, because their dialect gives a word another meaning or none.</summary>
internal static class SchemaDialects
{
    private static readonly string[] After7 = ["prefixItems", "dependentRequired", "dependentSchemas", "minContains", "maxContains"];
    private static readonly string[] After6 = [.. After7, "if"];
    private static readonly string[] After4 = [.. After6, "const", "contains", "propertyNames"];

    public static SchemaDialect Of(JsonNode? root) => (root as JsonObject)?["$schema"].Word() switch
    {
        null => SchemaDialect.Unstated,
        var named when named.Contains("draft-04", StringComparison.Ordinal) => SchemaDialect.Draft4,
        var named when named.Contains("draft-06", StringComparison.Ordinal) => SchemaDialect.Draft6,
        var named when named.Contains("draft-07", StringComparison.Ordinal) => SchemaDialect.Draft7,
        var named when named.Contains("2019-09", StringComparison.Ordinal) => SchemaDialect.Draft2019,
        var named when named.Contains("2020-12", StringComparison.Ordinal) => SchemaDialect.Draft2020,
        _ => SchemaDialect.Other,
    };

    public static bool Misread(Schema schema) => schema.Document.Dialect switch
    {
        SchemaDialect.Unstated => false,
        SchemaDialect.Draft4 => After4.Any(schema.Has) || IsReferenceWithMore(schema),
        SchemaDialect.Draft6 => After6.Any(schema.Has) || IsReferenceWithMore(schema),
        SchemaDialect.Draft7 => After7.Any(schema.Has) || IsReferenceWithMore(schema),
        SchemaDialect.Draft2019 => schema.Has("prefixItems"),
        SchemaDialect.Draft2020 => schema["items"] is JsonArray,
        SchemaDialect.Other => After4.Any(schema.Has) || IsReferenceWithMore(schema) || schema["items"] is JsonArray,
    };

    // Up to draft 7 nothing beside a reference counts.
    private static bool IsReferenceWithMore(Schema schema) =>
        schema.Has("$ref") && schema.Members!.Any(one => one.Key != "$ref" && !SchemaKeywords.SaysNothingOfValues(one.Key));
}
