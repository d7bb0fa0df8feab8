using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Values worth trying on a schema when it is held beside another one. Each is made anew.</summary>
internal static class Candidates
{
    private const int LongestText = 4_000;
    private const int MostOfBranch = 64;

    private static readonly string[] Words =
        ["", "a", "B7", "-", "2026-01-31", "ann@example.com", "https://example.com/a", "a b", "12", "HP-10000"];

    public static IEnumerable<JsonNode?> Of(Bounds takes, Bounds beside, Witness witness)
    {
        var parts = takes.All.Concat(beside.All).SelectMany(Parts);
        foreach (var pattern in parts.Select(schema => schema["pattern"].Word()).OfType<string>().Distinct())
            foreach (var text in PatternSamples.Of(pattern))
                yield return text;
        foreach (var (where, held, other) in ConditionalParts.Of(takes, beside))
            foreach (var value in Plain(takes.And(where).And(held), beside.And(where).And(other), witness).Take(MostOfBranch))
                yield return value;
        foreach (var value in Plain(takes, beside, witness))
            yield return value;
    }

    // The schema, and what it combines at once.
    private static IEnumerable<Schema> Parts(Schema schema) =>
        new[] { schema, schema.Target }.OfType<Schema>().Concat(schema.List("allOf"))
            .Concat(schema.List("anyOf")).Concat(schema.List("oneOf"));

    private static IEnumerable<JsonNode?> Plain(Bounds takes, Bounds beside, Witness witness)
    {
        var (shapes, others) = (takes.Shapes ?? ShapesOf.Everything, beside.Shapes ?? ShapesOf.Everything);
        foreach (var value in takes.All.Concat(beside.All).SelectMany(Stated))
            yield return value?.DeepClone();
        foreach (var listed in shapes.Concat(others).OfType<ListedValues>())
            foreach (var value in listed.Values)
                yield return value?.DeepClone();
        foreach (var shape in shapes)
            foreach (var value in Of(shape, others, witness))
                yield return value;
    }

    // What a schema gives as a default or an example is the best guess at what keeps to its pattern.
    private static IEnumerable<JsonNode?> Stated(Schema schema)
    {
        if (schema.Has("default"))
            yield return schema["default"];
        if (schema["examples"] is JsonArray examples)
            foreach (var example in examples)
                yield return example;
        if (schema.Has("example"))
            yield return schema["example"];
    }

    private static IEnumerable<JsonNode?> Of(Shape shape, IReadOnlyList<Shape> others, Witness witness) => shape switch
    {
        Numbers numbers => Figured(numbers, [.. others.OfType<Numbers>()]).Select(figure => (JsonNode?)JsonValue.Create(figure)),
        Texts texts => Written(texts, [.. others.OfType<Texts>()]).Select(text => (JsonNode?)JsonValue.Create(text)),
        Lists lists => ListCandidates.Of(lists, [.. others.OfType<Lists>()], witness),
        Objects objects => ObjectCandidates.Of(objects, [.. others.OfType<Objects>()], witness),
        _ => [],
    };

    private static IEnumerable<decimal> Figured(Numbers numbers, List<Numbers> others)
    {
        var ends = others.Append(numbers).SelectMany(one => new[] { one.Range.Low, one.Range.High }).OfType<decimal>().Append(0);
        var step = numbers.Steps.Count > 0 ? numbers.Steps[^1] : 0.5m;
        var near = ends.Distinct().SelectMany(
            end => new[] { end, end + step, end - step, end + 1, end - 1, end + 0.25m, end - 0.25m, end + 1_000_000, end - 1_000_000 });
        return near.Concat(near.Select(figure => decimal.Round(figure / step) * step)).Where(figure => Math.Abs(figure) < 1e15m).Distinct();
    }

    private static IEnumerable<string> Written(Texts texts, List<Texts> others)
    {
        foreach (var word in Words)
            yield return word;
        foreach (var length in Lengths(texts.Length, others.Select(one => one.Length)).Where(length => length <= LongestText))
        {
            yield return new string('a', length);
            yield return new string('7', length);
        }
    }

    /// <summary>The lengths at and just beyond the ends of some ranges.</summary>
    public static IEnumerable<int> Lengths(CountRange range, IEnumerable<CountRange> others) => others.Append(range)
        .SelectMany(one => one.Most == int.MaxValue
            ? new[] { one.Least, one.Least - 1, one.Least + 1, one.Least + 2 }
            : [one.Least, one.Least - 1, one.Most, one.Most + 1])
        .Where(length => length >= 0).Distinct();
}
