using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// A schema as it would be had some parameters neither come nor gone: what differs from the one before then has nothing to do with them.
/// The document before is laid into the new one, so that what a parameter of it refers to is still found.
/// </summary>
internal static class RestoredParameters
{
    private const string Before = "before-it-changed";

    public static Schema Of(Schema after, IReadOnlyList<LooseParameter> loose)
    {
        if (loose.Count == 0)
            return after;
        var root = after.Document.Root!.DeepClone();
        var copies = new Dictionary<JsonNode, JsonNode>(ReferenceEqualityComparer.Instance);
        Pair(after.Document.Root, root, copies);
        foreach (var one in loose)
            Restore((JsonObject)copies[one.After.Node!], one);
        if (root is JsonObject members && loose[0].Before.Document.Root is JsonObject whole)
        {
            var laid = Moved(whole);
            ((JsonObject)laid!).Remove("$id");
            members[Before] = laid;
        }
        return SchemaDocument.Read(root) with { Node = copies[after.Node!] };
    }

    private static void Restore(JsonObject schema, LooseParameter one)
    {
        if (schema["properties"] is not JsonObject properties)
            schema["properties"] = properties = [];
        if (one.IsGone)
        {
            properties[one.Name] = Moved(one.Before["properties"]![one.Name]);
            if (ObjectCheck.Required(one.Before).Contains(one.Name) && !ObjectCheck.Required(one.After).Contains(one.Name))
                schema["required"] = new JsonArray(
                    [.. (schema["required"] as JsonArray ?? []).Select(name => name?.DeepClone()), one.Name]);
        }
        else
        {
            properties.Remove(one.Name);
            if (schema["required"] is JsonArray names && !ObjectCheck.Required(one.Before).Contains(one.Name))
                schema["required"] = new JsonArray([.. names.Where(name => name.Word() != one.Name).Select(name => name?.DeepClone())]);
        }
    }

    private static JsonNode? Moved(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(one => KeyValuePair.Create(
            one.Key, one.Key == "$ref" && one.Value.Word() is ['#', ..] and var reference
                ? JsonValue.Create($"#/{Before}{reference[1..]}")
                : Moved(one.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Moved)]),
        _ => node?.DeepClone(),
    };

    private static void Pair(JsonNode? one, JsonNode? copy, Dictionary<JsonNode, JsonNode> copies)
    {
        if (one is null || copy is null)
            return;
        copies[one] = copy;
        if (one is JsonObject members)
            foreach (var (name, value) in members)
                Pair(value, copy[name], copies);
        else if (one is JsonArray list)
            for (var at = 0; at < list.Count; at++)
                Pair(list[at], copy[at], copies);
    }
}
