using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>Numbers and texts against the keywords that bound them.</summary>
internal static class ScalarCheck
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(50);

    public static IEnumerable<bool?> Answers(Schema schema, JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => Number(schema, value),
        JsonValueKind.String => Text(schema, value.GetValue<string>()),
        _ => [],
    };

    private static IEnumerable<bool?> Number(Schema schema, JsonNode value)
    {
        var figure = Figures.Of(value);
        var range = NumberRange.Of(schema);
        yield return figure is null ? (range.IsStated ? null : true) : range.Holds(figure.Value);
        foreach (var keyword in NumberRange.Unread(schema))
            yield return null;
        if (schema.Has("multipleOf"))
            yield return figure is { } number && Figures.Of(schema["multipleOf"]) is { } of ? Figures.IsMultiple(number, of) : null;
        if (schema.Has("format"))
            yield return null;
    }

    private static IEnumerable<bool?> Text(Schema schema, string text)
    {
        // Characters are code points: a pair of surrogates is one (JSON Schema 2020-12, validation §6.3).
        var length = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? text.EnumerateRunes().Count() : text.Length;
        if (schema.Has("maxLength"))
            yield return Figures.Count(schema["maxLength"]) is { } most ? length <= most : null;
        if (schema.Has("minLength"))
            yield return Figures.Count(schema["minLength"]) is { } least ? length >= least : null;
        if (schema.Has("pattern"))
            yield return Matches(schema["pattern"].Word(), text);
        if (schema.Has("format"))
            yield return null;
    }

    /// <summary>
    /// Whether a text holds a pattern, read as ECMA-262 has it. Null where .NET reads it otherwise or it takes too long: it comes from
    /// outside.
    /// </summary>
    public static bool? Matches(string? pattern, string text)
    {
        if (pattern is null || text.Contains('\n') || pattern.Contains(@"\p{", StringComparison.Ordinal)
            || pattern.Contains(@"\u{", StringComparison.Ordinal)
            || pattern.Any(c => c > 127) || text.Any(c => c > 127))
            return null;
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.ECMAScript | RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception unread) when (unread is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
