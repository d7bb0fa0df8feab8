using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A schema with the document it stands in, so that its references can be followed. Nothing stated takes everything.</summary>
internal sealed record Schema(JsonNode? Node, SchemaDocument Document)
{
    public JsonObject? Members => Node as JsonObject;

    /// <summary>A boolean schema's value: <c>true</c> takes everything, <c>false</c> nothing; null for the others.</summary>
    public bool? Constant => Node switch
    {
        null => true,
        JsonValue value => value.GetValueKind() == JsonValueKind.True ? true : value.GetValueKind() == JsonValueKind.False ? false : null,
        _ => null,
    };

    public JsonNode? this[string keyword] => Members?[keyword];

    public bool Has(string keyword) => Members?.ContainsKey(keyword) == true;

    public Schema Of(JsonNode? part) => new(part, Document);

    /// <summary>The schemas a keyword lists; empty where it lists none.</summary>
    public IEnumerable<Schema> List(string keyword) => this[keyword] is JsonArray list ? list.Select(Of) : [];

    /// <summary>The schemas a keyword gives by name; empty where it gives none.</summary>
    public IEnumerable<(string Name, Schema Schema)> Map(string keyword) =>
        this[keyword] is JsonObject members ? members.Select(one => (one.Key, Of(one.Value))) : [];

    /// <summary>The same schema, read by one who does not know <c>nullable</c>.</summary>
    public Schema WithoutNullable => this with { Document = Document.WithoutNullable };

    /// <summary>Null where it has no members.</summary>
    public SchemaReading? Reading => Members is { } members ? Document.ReadingOf(members) : null;

    public bool IsOpaque => Reading is { IsOpaque: true };

    /// <summary>
    /// What a local <c>$ref</c> points to; null where there is none, or where it leads out of the document or to nothing.
    /// </summary>
    public Schema? Target => this["$ref"].Word() is { } reference && Document.Find(reference, out var found) ? Of(found) : null;
}
