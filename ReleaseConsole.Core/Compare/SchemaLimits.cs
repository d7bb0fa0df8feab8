using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>The keywords of a JSON schema that bound one value, and whether a change of one lets in more or less.</summary>
internal static class SchemaLimits
{
    private static readonly (string Keyword, string Words, bool IsUpper)[] Bounds =
    [
        ("maximum", "at most {0}", true), ("exclusiveMaximum", "below {0}", true), ("maxLength", "at most {0} characters", true),
        ("maxItems", "at most {0} items", true), ("maxProperties", "at most {0} members", true),
        ("minimum", "at least {0}", false), ("exclusiveMinimum", "above {0}", false), ("minLength", "at least {0} characters", false),
        ("minItems", "at least {0} items", false), ("minProperties", "at least {0} members", false),
    ];

    public static IEnumerable<ChangeDetail> Of(JsonObject before, JsonObject after, string place, string label)
    {
        foreach (var (keyword, words, isUpper) in Bounds)
            if (Bound(before[keyword].Number(), after[keyword].Number(), isUpper) is { } effect)
                yield return Line(keyword, In(words, before[keyword]), In(words, after[keyword]), effect);
        foreach (var keyword in (string[])["pattern", "format", "multipleOf", "const"])
            if (CanonicalKey.Of(before[keyword]) != CanonicalKey.Of(after[keyword]))
                yield return Line(keyword, Named(keyword, before[keyword]), Named(keyword, after[keyword]), Fence(before[keyword], after[keyword]));
        if (Sets(Types(before), Types(after)) is { } types)
            yield return Line("type", "of type " + Listed(Types(before)), "of type " + Listed(Types(after)), types);
        if (Sets(Choices(before), Choices(after)) is { } choices)
            yield return Line("enum", "one of " + Listed(Choices(before)), "one of " + Listed(Choices(after)), choices);
        if (Openness(before) != Openness(after))
            yield return Line(
                "additionalProperties", OpenWords(before), OpenWords(after),
                Openness(after) > Openness(before) ? Effect.Wider : Effect.Narrower);
        if (IsTrue(before["uniqueItems"]) != IsTrue(after["uniqueItems"]))
            yield return Line(
                "uniqueItems", IsTrue(before["uniqueItems"]) ? "no item twice" : "items may repeat",
                IsTrue(after["uniqueItems"]) ? "no item twice" : "items may repeat", IsTrue(after["uniqueItems"]) ? Effect.Narrower : Effect.Wider);

        ChangeDetail Line(string keyword, string? was, string? now, Effect effect) => new(
            $"{place}/{keyword}", label, was is null ? ChangeType.Added : now is null ? ChangeType.Removed : ChangeType.Changed,
            was ?? "unlimited", now ?? "unlimited", effect, ChangeTopic.Input);
    }

    /// <summary>Nothing but the type holds the value: a string of any form, a number of any size.</summary>
    public static bool Unbounded(JsonObject schema) => schema["type"].Word() is "string" or "number" or "integer"
        && !Bounds.Any(bound => schema.ContainsKey(bound.Keyword)) && !schema.ContainsKey("enum") && !schema.ContainsKey("pattern")
        && !schema.ContainsKey("const") && !schema.ContainsKey("format");

    private static Effect? Bound(double? before, double? after, bool isUpper) => (before, after) switch
    {
        (null, null) => null,
        (null, _) => Effect.Narrower,
        (_, null) => Effect.Wider,
        var (was, now) when was == now => null,
        var (was, now) => now > was == isUpper ? Effect.Wider : Effect.Narrower,
    };

    // A pattern or format that goes lets everything in; one replaced by another cannot be told without reading both.
    private static Effect Fence(JsonNode? before, JsonNode? after) =>
        before is null ? Effect.Narrower : after is null ? Effect.Wider : Effect.Different;

    // An empty set stands for "not stated", which lets everything in.
    private static Effect? Sets(IReadOnlyCollection<string> before, IReadOnlyCollection<string> after)
    {
        if (before.ToHashSet().SetEquals(after))
            return null;
        if (after.Count == 0)
            return Effect.Wider;
        if (before.Count == 0)
            return Effect.Narrower;
        var (gained, lost) = (after.Except(before).Any(), before.Except(after).Any());
        return gained && !lost ? Effect.Wider : lost && !gained ? Effect.Narrower : Effect.Different;
    }

    // Whatever is a number may also be an integer; saying so keeps number beside integer comparable.
    private static SortedSet<string> Types(JsonObject schema)
    {
        var stated = schema["type"] switch
        {
            JsonArray several => several.Select(one => one.Word()).OfType<string>(),
            var one => one.Word() is { } word ? [word] : [],
        };
        var types = new SortedSet<string>(stated, StringComparer.Ordinal);
        if (types.Contains("number"))
            types.Add("integer");
        return types;
    }

    private static IReadOnlyCollection<string> Choices(JsonObject schema) =>
        schema["enum"] is JsonArray choices ? [.. choices.Select(choice => choice.Shown())] : [];

    // An object without the keyword takes anything; so silence about it counts as open.
    private static int Openness(JsonObject schema) => schema["additionalProperties"] switch
    {
        _ when schema["properties"] is null && schema["type"].Word() != "object" => 0,
        null => 2,
        JsonObject => 1,
        var stated => IsTrue(stated) ? 2 : 0,
    };

    private static string OpenWords(JsonObject schema) => Openness(schema) switch
    {
        0 => "named ones only",
        1 => "further ones of a stated form",
        _ => "any further ones",
    };

    private static bool IsTrue(JsonNode? value) => value is JsonValue one && one.TryGetValue<bool>(out var truth) && truth;

    private static string? In(string words, JsonNode? value) =>
        value is null ? null : string.Format(CultureInfo.InvariantCulture, words, value.Shown());

    private static string? Named(string keyword, JsonNode? value) => value is null ? null : $"of {keyword} {value.Shown()}";

    private static string Listed(IReadOnlyCollection<string> values) => values.Count == 0 ? "any" : string.Join(", ", values);
}
