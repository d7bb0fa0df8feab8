using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// An OpenAPI description with its references followed. Each tool carries the schemas it needs under <c>$defs</c>; how much may be
/// repeated that way is bounded, because a thousand operations can share a thousand schemas.
/// </summary>
internal sealed class OpenApiDocument(JsonObject root)
{
    private const string Schemas = "#/components/schemas/";
    private const int Budget = 500_000;
    private readonly SortedSet<string> _elsewhere = new(StringComparer.Ordinal);
    private readonly bool _isOf30 = root["openapi"].Word()?.StartsWith("3.0", StringComparison.Ordinal) == true;
    private bool _isTranslated;
    private int _copied;

    public JsonObject Root => root;

    public bool HasBudget => _copied < Budget;

    public ToolServer? ServerOf(OpenApiOperation operation)
    {
        var url = Stated(operation).FirstOrDefault() is { } server ? Filled(server) : null;
        var title = (root["info"] as JsonObject)?["title"].Word();
        return url is null && title is null ? null : new ToolServer(title, url);
    }

    /// <summary>All servers a call may be sent to, and what may stand in their variables; null where the first one says it all.</summary>
    public JsonArray? ServersOf(OpenApiOperation operation) => Stated(operation).ToList() is var servers
        && (servers.Count > 1 || servers.Exists(one => one["variables"] is JsonObject { Count: > 0 }))
        ? new JsonArray([.. servers.Select(one => (JsonNode)Bare(one))])
        : null;

    private IEnumerable<JsonObject> Stated(OpenApiOperation operation) =>
        ((operation.Members["servers"] ?? operation.Shared["servers"] ?? root["servers"]) as JsonArray ?? []).OfType<JsonObject>();

    private static JsonObject Bare(JsonObject server)
    {
        var bare = new JsonObject { ["url"] = server["url"]?.DeepClone() };
        if (server["variables"] is JsonObject { Count: > 0 } variables)
            bare["variables"] = new JsonObject(variables.Select(one => KeyValuePair.Create(
                one.Key, (JsonNode?)new JsonObject((one.Value as JsonObject ?? []).Where(member => member.Key is "enum" or "default")
                    .Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))))));
        return bare;
    }

    /// <summary>The address with the default of each of its variables put in.</summary>
    private static string? Filled(JsonObject server)
    {
        var url = server["url"].Word();
        foreach (var (name, variable) in server["variables"] as JsonObject ?? [])
            if ((variable as JsonObject)?["default"].Word() is { } value)
                url = url?.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return url;
    }

    /// <summary>What a caller must prove: as the operation says, or the whole description. An empty list says nothing is needed.</summary>
    public JsonNode? SecurityOf(OpenApiOperation operation) => operation.Members["security"] ?? root["security"];

    /// <summary>The schemes a security requirement names, as the description has them.</summary>
    public JsonObject SchemesOf(JsonNode security)
    {
        var known = (root["components"] as JsonObject)?["securitySchemes"] as JsonObject ?? [];
        var names = (security as JsonArray ?? []).OfType<JsonObject>().SelectMany(one => one.Select(member => member.Key))
            .ToHashSet(StringComparer.Ordinal);
        return new JsonObject(known.Where(one => names.Contains(one.Key))
            .Select(one => KeyValuePair.Create(one.Key, Followed(one.Value)?.DeepClone())));
    }

    /// <summary>The operation as a description of its own: as it was written, with the components it leads to.</summary>
    public JsonObject Alone(OpenApiOperation operation)
    {
        var alone = new JsonObject { ["openapi"] = root["openapi"]!.DeepClone() };
        foreach (var name in new[] { "info", "servers", "security" })
            if (root[name] is { } value)
                alone[name] = value.DeepClone();
        var item = new JsonObject(operation.Shared.Where(one => !OpenApiOperation.Methods.Contains(one.Key))
            .Select(one => KeyValuePair.Create(one.Key, one.Value?.DeepClone())))
        {
            [operation.Method] = operation.Members.DeepClone(),
        };
        alone["paths"] = new JsonObject { [operation.Path] = item };
        var components = new JsonObject();
        Gather(item, components);
        if (SecurityOf(operation) is { } security && SchemesOf(security) is { Count: > 0 } schemes)
            components["securitySchemes"] = schemes;
        if (components.Count > 0)
            alone["components"] = components;
        return alone;
    }

    private void Gather(JsonNode? node, JsonObject components)
    {
        if (++_copied > Budget)
            return;
        if (node is JsonArray list)
            foreach (var one in list)
                Gather(one, components);
        foreach (var (name, value) in node as JsonObject ?? [])
            if (name != "$ref")
                Gather(value, components);
            else if (value.Word() is { } reference && reference.StartsWith("#/components/", StringComparison.Ordinal)
                && JsonPointer.Segments(reference[1..]) is [_, var section, var component, ..]
                    && ((root["components"] as JsonObject)?[section] as JsonObject)?[component] is { } found)
            {
                if (components[section] is not JsonObject named)
                    components[section] = named = [];
                if (named.ContainsKey(component))
                    continue;
                named[component] = found.DeepClone();
                Gather(found, components);
            }
    }

    /// <summary>What a reference below <c>#/components</c> names; the node itself when it is none.</summary>
    public JsonObject? Followed(JsonNode? node)
    {
        var at = node as JsonObject;
        for (var hops = 0; at?["$ref"].Word() is { } reference && hops < 20; hops++)
        {
            NoteElsewhere(reference);
            at = Find(reference) as JsonObject;
        }
        return at;
    }

    private void NoteElsewhere(string reference)
    {
        if (!reference.StartsWith('#'))
            _elsewhere.Add(reference);
    }

    /// <summary>A copy of a schema whose references lead to <paramref name="defs"/>, which is filled with what they need.</summary>
    public JsonNode Schema(JsonNode? schema, JsonObject defs)
    {
        var copy = Copy(schema, defs, SchemaPlace.Schema);
        return copy ?? new JsonObject();
    }

    /// <summary>What a reader of the schemas copied since the last time should know of them.</summary>
    public IReadOnlyList<string> Remarks()
    {
        var remarks = new List<string>();
        if (_isTranslated)
            remarks.Add("Its schemas are those of OpenAPI 3.0; nullable and exclusive limits are put as JSON Schema has them today.");
        if (_elsewhere.Count > 0)
            remarks.Add($"What it refers to in other files is not read: {string.Join(", ", _elsewhere)}.");
        _isTranslated = false;
        _elsewhere.Clear();
        return remarks;
    }

    private JsonNode? Copy(JsonNode? node, JsonObject defs, SchemaPlace place)
    {
        if (++_copied > Budget)
            return new JsonObject();
        return node switch
        {
            JsonObject members => Translated(place, new JsonObject(members.Select(one => KeyValuePair.Create(
                one.Key, one.Key == "$ref" && one.Value.Word() is { } reference
                    ? Needed(reference, defs)
                    : Copy(one.Value, defs, OpenApi30.Below(place, one.Key)))))),
            JsonArray list => new JsonArray([.. list.Select(one => Copy(one, defs, place))]),
            _ => node?.DeepClone(),
        };
    }

    private JsonObject Translated(SchemaPlace place, JsonObject copy)
    {
        _isTranslated |= _isOf30 && place == SchemaPlace.Schema && OpenApi30.Translate(copy);
        return copy;
    }

    /// <summary>
    /// A reference into a component brings the whole component; one to another place of the description brings what stands there.
    /// </summary>
    private JsonValue Needed(string reference, JsonObject defs)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            NoteElsewhere(reference);
            return JsonValue.Create(reference);
        }
        var segments = JsonPointer.Segments(reference[1..]);
        var isSchema = reference.StartsWith(Schemas, StringComparison.Ordinal);
        var name = isSchema ? segments[2] : string.Join('.', segments);
        var found = isSchema ? ((root["components"] as JsonObject)?["schemas"] as JsonObject)?[name] : Find(reference);
        if (!defs.ContainsKey(name) && found is not null)
        {
            // The name is taken before the schema is copied, so that a schema that needs itself comes to an end.
            defs[name] = new JsonObject();
            defs[name] = Copy(found, defs, SchemaPlace.Schema);
        }
        return JsonValue.Create(
            isSchema ? "#/$defs/" + reference[Schemas.Length..] : found is null ? reference : "#" + JsonPointer.Child("/$defs", name));
    }

    private JsonNode? Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        JsonNode? at = root;
        foreach (var segment in JsonPointer.Segments(reference[1..]))
            at = at is JsonArray list ? int.TryParse(segment,
            out var index) && index >= 0 && index < list.Count ? list[index] : null : (at as JsonObject)?[segment];
        return at;
    }
}
