using System.Text;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare;

/// <summary>Pinned bytes as text or as a tree. A side that is not there reads as empty.</summary>
internal static class ContentReading
{
    public static string Text(this PinnedContent? content) => content is null ? "" : Encoding.UTF8.GetString(content.Bytes);

    /// <summary>The value of structured content; null for what has no tree form (and for a side that is not there).</summary>
    public static JsonNode? Tree(this PinnedContent? content) => content switch
    {
        null => null,
        { Form: ContentForm.Json } => JsonNode.Parse(content.Bytes),
        _ => YamlTree.Parse(content.Text()) is { Succeeded: true } tree ? tree.Value.Root : null,
    };

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

    public static double? Number(this JsonNode? value) =>
        value is JsonValue one && one.GetValueKind() == System.Text.Json.JsonValueKind.Number ? one.GetValue<double>() : null;

    public static string? Word(this JsonNode? value) => value is JsonValue one && one.TryGetValue<string>(out var word) ? word : null;

    /// <summary>The path as people write it: <c>shop.base_url</c> for <c>/shop/base_url</c>.</summary>
    public static string Dotted(string pointer) => string.Join('.', JsonPointer.Segments(pointer));
}
