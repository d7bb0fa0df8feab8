using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Lists against the keywords that bound them.</summary>
internal static class ListCheck
{
    public static IEnumerable<bool?> Answers(Schema schema, JsonArray list, Steps steps)
    {
        if (schema.Has("maxItems"))
            yield return Figures.Count(schema["maxItems"]) is { } most ? list.Count <= most : null;
        if (schema.Has("minItems"))
            yield return Figures.Count(schema["minItems"]) is { } least ? list.Count >= least : null;
        if (schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True)
            yield return list.Select(CanonicalKey.Of).Distinct().Count() == list.Count;
        var (prefix, rest) = Items(schema);
        for (var at = 0; at < list.Count; at++)
            yield return SchemaCheck.Takes(at < prefix.Count ? prefix[at] : rest, list[at], steps);
        if (schema.Has("contains"))
            yield return Contains(schema, list, steps);
    }

    /// <summary>
    /// What the first items and what all others must be; drafts before 2020-12 write the first as a list of <c>items</c>.
    /// </summary>
    public static (IReadOnlyList<Schema> Prefix, Schema Others) Items(Schema schema) => schema["items"] is JsonArray
        ? ([.. schema.List("items")], schema.Of(schema["additionalItems"]))
        : ([.. schema.List("prefixItems")], schema.Of(schema["items"]));

    private static bool? Contains(Schema schema, JsonArray list, Steps steps)
    {
        var part = schema.Of(schema["contains"]);
        var found = Kleene.Count(list.Select(item => SchemaCheck.Takes(part, item, steps)));
        var least = schema.Has("minContains") ? Figures.Count(schema["minContains"]) : 1;
        var most = schema.Has("maxContains") ? Figures.Count(schema["maxContains"]) : int.MaxValue;
        return least is null || most is null ? null : Kleene.Within(found, least.Value, most.Value);
    }
}
