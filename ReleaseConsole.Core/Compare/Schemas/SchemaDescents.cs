using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The parts of two schemas that are compared one by one: items, further members, members by pattern, what a reference leads to, and the
/// members of a combination where no more than one of them differs.
/// </summary>
internal static class SchemaDescents
{
    private static readonly string[] Combinations = ["anyOf", "allOf", "oneOf"];

    /// <summary>Whether a keyword needs no line of its own, because its parts are compared.</summary>
    public static bool Cover(SchemaPair pair, string keyword) => Of(pair, keyword) is not null;

    public static IEnumerable<SchemaPair> Of(SchemaPair pair) =>
        ((string[])["$ref", .. Combinations, "items", "prefixItems", "additionalProperties", "patternProperties"])
        .SelectMany(keyword => Of(pair, keyword) ?? []);

    private static List<SchemaPair>? Of(SchemaPair pair, string keyword)
    {
        var (before, after, place, label) = pair;
        var (was, now) = (before[keyword], after[keyword]);
        SchemaPair Part(JsonNode? one, JsonNode? other, string where, string called) =>
            new(before.Of(one), after.Of(other), where, called);
        switch (keyword)
        {
            case "$ref" when was.Word() is { } reference && reference == now.Word() && before.Target is { } target
                && after.Target is { } targeted:
                return [new SchemaPair(target, targeted, place, label)];
            case "items" when was is JsonObject && now is JsonObject:
                return [Part(was, now, place + "/items", label + "[]")];
            case "additionalProperties" when was is JsonObject && now is JsonObject:
                return [Part(was, now, place + "/additionalProperties", label.Length == 0 ? "further ones" : label + ".*")];
            case "items" or "prefixItems" when was is JsonArray old && now is JsonArray young && old.Count == young.Count:
                return [.. old.Select(
                    (one, at) =>
                        Part(one, young[at], JsonPointer.Child($"{place}/{keyword}", at), FormattableString.Invariant($"{label}[{at}]")))];
            case "patternProperties" when was is JsonObject old && now is JsonObject young
                && old.Select(one => one.Key).ToHashSet().SetEquals(young.Select(one => one.Key)):
                return [.. old.Select(one => Part(
                    one.Value, young[one.Key], JsonPointer.Child($"{place}/{keyword}", one.Key),
                    $"{label}{(label.Length == 0 ? "" : ".")}{one.Key}"))];
            default:
                return Combinations.Contains(keyword) && was is JsonArray parts && now is JsonArray others
                    ? Members(parts, others, keyword, place, label, Part)
                    : null;
        }
    }

    // Members in another order are the same; of two and more that differ nobody knows which became which. Of "exactly one", more of one
    // member can be less of the whole.
    private static List<SchemaPair>? Members(
        JsonArray before, JsonArray after, string keyword, string place, string label, Func<JsonNode?, JsonNode?, string, string,
        SchemaPair> part)
    {
        if (before.Count != after.Count)
            return null;
        var left = Enumerable.Range(0, after.Count).ToList();
        var (pairs, odd) = (new List<(int, int)>(), new List<int>());
        for (var at = 0; at < before.Count; at++)
            if (left.FindIndex(one => JsonNode.DeepEquals(before[at], after[one])) is >= 0 and var same)
            {
                pairs.Add((at, left[same]));
                left.RemoveAt(same);
            }
            else
                odd.Add(at);
        if (odd.Count > 1 || (odd.Count == 1 && keyword == "oneOf"))
            return null;
        return [.. pairs.Concat(odd.Zip(left)).Select(
            pair => part(before[pair.Item1], after[pair.Item2], JsonPointer.Child($"{place}/{keyword}", pair.Item2), label))];
    }
}
