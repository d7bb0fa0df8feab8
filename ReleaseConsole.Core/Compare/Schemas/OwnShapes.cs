using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>
/// The shapes of what a schema itself says of types, numbers, texts, lists and objects, without what it combines or refers to.
/// </summary>
internal static class OwnShapes
{
    private const int MostCounted = 8;

    public static IReadOnlyList<Shape> Of(Schema schema)
    {
        // What is not understood may let anything in.
        if (schema.IsOpaque)
            return ShapesOf.Held(ShapesOf.Everything, Atom.Of(schema));
        IReadOnlyList<Shape> shapes = [.. SchemaTypes.Of(schema).Select(type => Typed(schema, type!))];
        var atoms = SchemaCheck.NotFollowed.Any(schema.Has) ? [Atom.Of(schema)] : new List<string>();
        if (schema.Has("if"))
            atoms.Add(Texted(schema, "if", "then", "else"));
        return atoms.Count == 0 ? shapes : ShapesOf.Held(shapes, atoms);
    }

    private static Shape Typed(Schema schema, string type) => type switch
    {
        "null" => new ListedValues([null]),
        "boolean" => new ListedValues([JsonValue.Create(true), JsonValue.Create(false)]),
        "number" => Number(schema, whole: false),
        "integer" => Number(schema, whole: true),
        "string" => Text(schema),
        "array" => List(schema),
        _ => Object(schema),
    };

    private static Numbers Number(Schema schema, bool whole)
    {
        var step = Figures.Of(schema["multipleOf"]) is > 0 and var stated ? stated : (decimal?)null;
        var atoms = NumberRange.Unread(schema).Select(keyword => Texted(schema, keyword)).ToList();
        if (schema.Has("multipleOf") && step is null)
            atoms.Add(Texted(schema, "multipleOf"));
        if (schema.Has("format"))
            atoms.Add(Texted(schema, "format"));
        ImmutableSortedSet<decimal> steps = step is null ? [] : [step.Value];
        return new Numbers(NumberRange.Of(schema), whole ? steps.Add(1) : steps) { Atoms = [.. atoms] };
    }

    private static Texts Text(Schema schema) =>
        new(Counted(schema, "minLength", "maxLength", out var unread))
        { Atoms = [.. unread, .. Written(schema), .. Stated(schema, "format")] };

    private static IEnumerable<string> Written(Schema schema) => schema["pattern"].Word() is { } pattern
        ? [Atom.Of(schema, "pattern", JsonValue.Create(PatternText.Plain(pattern)))]
        : Stated(schema, "pattern");

    private static Lists List(Schema schema)
    {
        var (prefix, rest) = ListCheck.Items(schema);
        string[] contains = schema.Has("contains") ? [.. Containing(schema)] : [];
        var length = Counted(schema, "minItems", "maxItems", out var unread);
        // Where any item will do, so many of them are a bound on the length.
        if (schema["contains"] is JsonObject { Count: 0 } && !schema.Has("maxContains")
            && (schema.Has("minContains") ? Figures.Count(schema["minContains"]) : 1) is { } least)
            (length, contains) = (length with { Least = Math.Max(length.Least, least) }, []);
        return new Lists(
            length, schema["uniqueItems"]?.GetValueKind() == JsonValueKind.True,
            [.. prefix.Select(one => new Bounds(one))], Stands(rest))
        { Atoms = [.. unread, .. contains] };
    }

    // So many of them are more than fewer of them: each count up to the stated one is a bound of its own.
    private static IEnumerable<string> Containing(Schema schema)
    {
        var what = Texted(schema, "contains");
        var least = schema.Has("minContains") ? Figures.Count(schema["minContains"]) : 1;
        var most = schema.Has("maxContains") ? Figures.Count(schema["maxContains"]) : int.MaxValue;
        if (least is null or > MostCounted || most is null || (most > MostCounted && most < int.MaxValue))
            yield return Texted(schema, "contains", "minContains", "maxContains");
        for (var count = 1; count <= Math.Min(least ?? 0, MostCounted); count++)
            yield return $"{count} and more {what}";
        for (var count = most ?? MostCounted + 1; count <= MostCounted; count++)
            yield return $"{count} and fewer {what}";
    }

    private static Objects Object(Schema schema)
    {
        var members = schema.Map("properties").ToImmutableSortedDictionary(
            one => one.Name, one => Patterned(schema, one.Name).Aggregate(Stands(one.Schema), (bounds, by) => bounds.And(Stands(by))),
            StringComparer.Ordinal);
        var atoms = Stated(schema, "propertyNames", "dependentRequired", "dependentSchemas").ToList();
        // Which members count as "additional" hangs on the patterns and names beside; together they are one bound.
        if (schema.Has("patternProperties"))
            atoms.Add($"{Texted(schema, "patternProperties", "additionalProperties")} beside {string.Join('\n', members.Keys)}");
        return new Objects(
            Counted(schema, "minProperties", "maxProperties", out var unread), [.. ObjectCheck.Required(schema)], members,
            Stands(schema.Has("patternProperties") && schema.Of(schema["additionalProperties"]).Constant != true
                ? schema.Reading!.Unnamed
                : schema.Of(schema["additionalProperties"])))
        { Atoms = [.. atoms, .. unread] };
    }

    // A member that is named may be bound by a pattern of names as well.
    private static IEnumerable<Schema> Patterned(Schema schema, string name) =>
        schema.Map("patternProperties").Where(one => ScalarCheck.Matches(one.Name, name) == true).Select(one => one.Schema);

    private static Bounds Stands(Schema schema) => schema.Constant == true ? new Bounds() : new Bounds(schema);

    private static CountRange Counted(Schema schema, string least, string most, out IEnumerable<string> unread)
    {
        unread = ((string[])[least, most]).Where(keyword => schema.Has(keyword) && Figures.Count(schema[keyword]) is null)
            .Select(keyword => Texted(schema, keyword));
        return new CountRange(Figures.Count(schema[least]) ?? 0, Figures.Count(schema[most]) ?? int.MaxValue);
    }

    private static IEnumerable<string> Stated(Schema schema, params string[] keywords) =>
        keywords.Where(schema.Has).Select(keyword => Texted(schema, keyword));

    private static string Texted(Schema schema, params string[] keywords) =>
        string.Join('\n', keywords.Where(schema.Has).Select(keyword => Atom.Of(schema, keyword, schema[keyword])));
}
