using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// What a schema takes, as a union of shapes. The union is exact: what is not understood becomes an atom of every shape it holds for.
/// </summary>
internal static class ShapesOf
{
    private const int Most = 96;
    private const int DeepestReference = 16;

    private static readonly JsonNode?[] Constants = [null, JsonValue.Create(true), JsonValue.Create(false)];

    /// <summary>The shapes of what keeps to all bounds; null where there are too many to look at.</summary>
    public static IReadOnlyList<Shape>? Read(Bounds bounds)
    {
        IReadOnlyList<Shape>? shapes = Everything;
        foreach (var schema in bounds.All)
            shapes = Both(shapes, Read(schema, depth: 0));
        if (shapes is null)
            return null;
        var listed = shapes.OfType<ListedValues>().SelectMany(one => one.Values).DistinctBy(CanonicalKey.Of)
            .Where(value => bounds.Take(value) != false).ToList();
        return [.. shapes.Where(shape => shape is not ListedValues
            && !shape.IsEmpty), .. listed.Count > 0 ? [new ListedValues(listed)] : Array.Empty<Shape>()];
    }

    public static IReadOnlyList<Shape> Everything { get; } =
    [
        new ListedValues(Constants),
        new Numbers(NumberRange.Everything, []),
        new Texts(CountRange.Any),
        new Lists(CountRange.Any, Unique: false, [], new Bounds()),
        new Objects(CountRange.Any, [], ImmutableSortedDictionary<string, Bounds>.Empty, new Bounds()),
    ];

    private static IReadOnlyList<Shape>? Read(Schema schema, int depth)
    {
        if (schema.Constant is { } constant)
            return constant ? Everything : [];
        if (schema.Members is null || schema.IsOpaque || depth > DeepestReference)
            return Held(Everything, Atom.Of(schema));
        IReadOnlyList<Shape>? shapes = schema.Has("const") ? [new ListedValues([schema["const"]])]
            : schema["enum"] is JsonArray choices ? [new ListedValues([.. choices])]
            : OwnShapes.Of(schema);
        if (schema.Has("$ref"))
            shapes = Both(
                shapes, schema.Target is { } target ? Read(target, depth + 1) : Held(Everything, Atom.Of(schema, "$ref", schema.Node)));
        foreach (var part in schema.List("allOf"))
            shapes = Both(shapes, Read(part, depth + 1));
        if (schema["anyOf"] is JsonArray)
            shapes = Both(shapes, Either(schema.List("anyOf"), depth));
        if (schema["oneOf"] is JsonArray)
            shapes = Both(shapes, Exactly(schema, depth));
        if (schema.Has("not"))
            shapes = Both(shapes, Opposite.Of(schema.Of(schema["not"])));
        return shapes;
    }

    private static List<Shape>? Either(IEnumerable<Schema> parts, int depth)
    {
        var all = new List<Shape>();
        foreach (var part in parts)
        {
            if (Read(part, depth + 1) is not { } shapes)
                return null;
            all.AddRange(shapes);
        }
        return all.Count <= Most ? all : null;
    }

    // Where no two parts can take the same value, "exactly one" is "any"; otherwise that none else does stays an atom.
    private static IReadOnlyList<Shape>? Exactly(Schema schema, int depth)
    {
        var parts = schema.List("oneOf").ToList();
        var shapes = Either(parts, depth);
        return shapes is null || Apart(parts, depth) ? shapes : Held(shapes, Atom.Of(schema, "oneOf", schema["oneOf"]));
    }

    private static bool Apart(List<Schema> parts, int depth)
    {
        for (var one = 0; one < parts.Count; one++)
            for (var other = one + 1; other < parts.Count; other++)
                if (Both(Read(parts[one], depth + 1), Read(parts[other], depth + 1)) is not { } shared
                    || shared.Any(shape => !Void(shape, parts[one], parts[other])))
                    return false;
        return true;
    }

    private static bool Void(Shape shape, Schema one, Schema other) => shape switch
    {
        ListedValues listed => listed.Values.All(value => new Bounds(one, other).Take(value) == false),
        Objects members => members.Required.Any(name => TakesNothing(members.Member(name))),
        _ => false,
    };

    // Parts are told apart by a member that is constant or of another type; looking no deeper keeps a schema that holds itself finite.
    private static bool TakesNothing(Bounds bounds)
    {
        if (bounds.All.Any(schema => schema.Constant == false))
            return true;
        if (bounds.All.FirstOrDefault(schema => schema.Has("const") || schema["enum"] is JsonArray) is { } stated)
            return stated.Has("const")
                ? bounds.Take(stated["const"]) == false
                : ((JsonArray)stated["enum"]!).All(value => bounds.Take(value) == false);
        IReadOnlyList<Shape>? shapes = Everything;
        foreach (var schema in bounds.All.Where(schema => schema.Members is not null))
            shapes = Both(shapes, OwnShapes.Of(schema));
        return shapes is { Count: 0 };
    }

    /// <summary>The shapes, each under one more bound.</summary>
    public static IReadOnlyList<Shape> Held(IEnumerable<Shape> shapes, params IEnumerable<string> atoms) =>
        [.. shapes.Select(shape => shape with { Atoms = shape.Atoms.Union(atoms) })];

    private static List<Shape>? Both(IReadOnlyList<Shape>? left, IReadOnlyList<Shape>? right)
    {
        if (left is null || right is null)
            return null;
        var both = new List<Shape>();
        var listed = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var one in left)
            foreach (var other in right)
                if (one.And(other) is { IsEmpty: false } met && (met is not ListedValues values || listed.Add(values.Values)))
                    both.Add(met);
        return both.Count <= Most ? both : null;
    }
}
