using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// What a schema under <c>not</c> leaves over. Of "none of several" each is a bound of its own, so that one more or less is seen.
/// </summary>
internal static class Opposite
{
    public static IReadOnlyList<Shape> Of(Schema schema)
    {
        if (schema.Constant is { } constant)
            return constant ? [] : ShapesOf.Everything;
        return ShapesOf.Held(ShapesOf.Everything, Parts(schema).Select(part => Atom.Of(schema, "not", part)));
    }

    private static IEnumerable<JsonNode?> Parts(Schema schema) => schema.Members switch
    {
        { Count: 1 } only when only["enum"] is JsonArray values =>
            values.Select(value => new JsonObject { ["const"] = value?.DeepClone() }),
        { Count: 1 } only when only["anyOf"] is JsonArray parts => parts,
        { Count: 1 } only when only["type"] is JsonArray types => types.Select(type => new JsonObject { ["type"] = type?.DeepClone() }),
        _ => [schema.Node],
    };
}
