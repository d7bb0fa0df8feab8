using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Values of a JSON tree as a word, a number, or one short line.</summary>
internal static class JsonValues
{
    /// <summary>A value in one short line, as a table shows it.</summary>
    public static string Shown(this JsonNode? value, int limit = 120)
    {
        var text = value switch
        {
            null => "null",
            JsonValue one when one.TryGetValue<string>(out var word) => word,
            _ => value.ToJsonString(CanonicalJson.Options),
        };
        return text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit - 1), "…");
    }

    // A value that was made from a number of another type than double gives none as one: it is read by how it is written.
    public static double? Number(this JsonNode? value) =>
        value is not JsonValue one || one.GetValueKind() != JsonValueKind.Number ? null
        : one.TryGetValue<double>(out var number) ? number
        : double.Parse(one.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public static string? Word(this JsonNode? value) => value is JsonValue one && one.TryGetValue<string>(out var word) ? word : null;

    /// <summary>The path as people write it: <c>shop.base_url</c> for <c>/shop/base_url</c>.</summary>
    public static string Dotted(string pointer) => string.Join('.', JsonPointer.Segments(pointer));
}
