using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>What is asked of one schema again and again while values are held against it; read once.</summary>
internal sealed class SchemaReading(Schema schema)
{
    private static readonly string[] Combining = ["$ref", "allOf", "anyOf", "oneOf", "not", "if"];

    private IReadOnlyList<Shape>? _shapes;
    private bool _isShaped;
    private string? _text;
    private Schema? _unnamed;

    public string?[] Types { get; } = SchemaTypes.Of(schema);

    /// <summary>
    /// Whether what it says is not understood, so that it is known by its text alone: a type nobody knows, words of another draft.
    /// </summary>
    public bool IsOpaque { get; } = SchemaTypes.Of(schema).Contains(null) || SchemaDialects.Misread(schema);

    /// <summary>Whether other schemas bound the same value.</summary>
    public bool Combines { get; } = Combining.Any(schema.Has);

    /// <summary>Whether every keyword in it has a meaning here.</summary>
    public bool IsFollowed { get; } = !SchemaCheck.NotFollowed.Any(schema.Has);

    /// <summary>
    /// What a member without a name of its own keeps to at least: one of what the patterns of names say, or what is said of all others.
    /// </summary>
    public Schema Unnamed => _unnamed ??= schema.Of(new JsonObject
    {
        ["anyOf"] = new JsonArray(
            [.. schema.Map("patternProperties").Select(one => one.Schema).Append(schema.Of(schema["additionalProperties"]))
                .Select(one => one.Node?.DeepClone() ?? JsonValue.Create(true))]),
    });

    public string Text => _text ??= Atom.Of(schema);

    /// <summary>What keeps to it alone, as shapes; null where there are too many to look at.</summary>
    public IReadOnlyList<Shape>? ShapesOf(Bounds alone)
    {
        if (!_isShaped)
            (_shapes, _isShaped) = (Schemas.ShapesOf.Read(alone), true);
        return _shapes;
    }
}
