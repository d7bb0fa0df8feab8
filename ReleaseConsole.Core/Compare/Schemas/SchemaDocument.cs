using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A schema's document. Only references inside it are followed, and none where a part has an address of its own.</summary>
internal sealed class SchemaDocument(JsonNode? root, bool nullableStands)
{
    private readonly bool _hasOwnAddresses = HasAddress(root, isRoot: true);
    private string? _key;
    private bool? _speaksOfNullable;
    private SchemaDocument? _withoutNullable;
    private readonly Dictionary<JsonObject, SchemaReading> _readings = [];

    public static Schema Read(JsonNode? root) => new(root, new SchemaDocument(root, nullableStands: true));

    public JsonNode? Root => root;

    public SchemaDialect Dialect { get; } = SchemaDialects.Of(root);

    /// <summary>
    /// Whether <c>nullable</c> is read as OpenAPI 3.0 has it. JSON Schema does not know the word, so a reader may or may not.
    /// </summary>
    public bool NullableStands => nullableStands;

    public bool SpeaksOfNullable => _speaksOfNullable ??= Speaks(root);

    public SchemaDocument WithoutNullable => _withoutNullable ??= new SchemaDocument(root, nullableStands: false);

    /// <summary>Of a schema that is put together by now.</summary>
    public SchemaReading ReadingOf(JsonObject members) =>
        _readings.TryGetValue(members, out var reading) ? reading : _readings[members] = new SchemaReading(new Schema(members, this));

    /// <summary>Tells this document from another, where a keyword's meaning hangs on what it refers to.</summary>
    public string Key => _key ??= CanonicalKey.Of(root);

    /// <summary>
    /// The same for a reference that is not followed: one to another document hangs only on where this one says it is itself.
    /// </summary>
    public string KeyOf(string reference) => _hasOwnAddresses || reference.StartsWith('#') || IsOwn(reference) ? Key
        : Uri.IsWellFormedUriString(reference, UriKind.Absolute) ? "" : (root as JsonObject)?["$id"].Word() ?? "";

    // Resolved against its own address, a reference to the last part of that address means the document itself.
    private bool IsOwn(string reference) => ((root as JsonObject)?["$id"] ?? (root as JsonObject)?["id"]).Word() is { } own
        && LastPart(reference) == LastPart(own);

    private static string LastPart(string address) => address.Split('#')[0].Split('/')[^1];

    public bool Find(string reference, out JsonNode? found)
    {
        found = root;
        if (_hasOwnAddresses || !(reference is "#" || reference.StartsWith("#/", StringComparison.Ordinal)))
            return false;
        foreach (var segment in JsonPointer.Segments(Uri.UnescapeDataString(reference[1..])))
        {
            found = found switch
            {
                JsonObject members when members.ContainsKey(segment) => members[segment],
                JsonArray list when int.TryParse(segment, out var index) && index >= 0 && index < list.Count => list[index],
                _ => null,
            };
            if (found is null)
                return false;
        }
        return true;
    }

    private static bool Speaks(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(one => (one.Key == "nullable" && one.Value is JsonValue) || Speaks(one.Value)),
        JsonArray list => list.Any(Speaks),
        _ => false,
    };

    private static bool HasAddress(JsonNode? node, bool isRoot) => node switch
    {
        JsonObject members => (!isRoot && members["$id"].Word() is not null)
            || members.Any(one => one.Key is not ("enum" or "const" or "default" or "examples") && HasAddress(one.Value, isRoot: false)),
        JsonArray list => list.Any(one => HasAddress(one, isRoot: false)),
        _ => false,
    };
}
