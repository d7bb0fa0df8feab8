using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A bound that is known by its text alone. Where the text refers elsewhere, what it refers to is part of it.</summary>
internal static class Atom
{
    public static string Of(Schema schema, string keyword, JsonNode? value)
    {
        var text = new StringBuilder(keyword).Append(':').Append(CanonicalKey.Of(value));
        Referred(schema.Document, value, text, []);
        return text.ToString();
    }

    /// <summary>A whole schema, without what it only tells readers. The same words mean other things in another draft.</summary>
    public static string Of(Schema schema)
    {
        var node = schema.Members is { } members && members.Any(one => SchemaKeywords.SaysNothingOfValues(one.Key))
            ? new JsonObject(members.Where(one => !SchemaKeywords.SaysNothingOfValues(one.Key))
                .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())))
            : schema.Node;
        var text = Of(schema, "schema", node);
        return schema.Document.Dialect == SchemaDialect.Unstated ? text : $"{text} of {schema.Document.Dialect}";
    }

    /// <summary>Whether two schemas say the same of values, references and draft included.</summary>
    public static bool Same(Schema one, Schema other) =>
        (JsonNode.DeepEquals(one.Node, other.Node) && one.Document.Dialect == other.Document.Dialect && !Refers(one.Node))
        || Of(one) == Of(other);

    private static bool Refers(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(
            one => (one.Key is ['$', ..] && one.Key.EndsWith("Ref", StringComparison.OrdinalIgnoreCase)) || Refers(one.Value)),
        JsonArray list => list.Any(Refers),
        _ => false,
    };

    private static void Referred(SchemaDocument document, JsonNode? node, StringBuilder text, HashSet<string> known)
    {
        if (node is JsonArray list)
            foreach (var one in list)
                Referred(document, one, text, known);
        if (node is not JsonObject members)
            return;
        foreach (var (name, value) in members)
            if (!name.EndsWith("Ref", StringComparison.OrdinalIgnoreCase) || value.Word() is not { } reference || name[0] != '$')
                Referred(document, value, text, known);
            else if (known.Add(name + reference))
            {
                var found = name == "$ref" && document.Find(reference, out var part) ? part : null;
                text.Append('\n').Append(reference).Append(" is ").Append(found is not null ? CanonicalKey.Of(found)
                    : name == "$ref" ? document.KeyOf(reference) : document.Key);
                Referred(document, found, text, known);
            }
    }
}
