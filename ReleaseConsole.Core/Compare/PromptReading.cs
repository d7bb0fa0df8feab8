using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// A prompt taken apart: the front matter as a tree, the variables it declares and the ones its text uses, and its text with the
/// line it starts on. Markdown and dotprompt share the front matter between two <c>---</c> lines.
/// </summary>
public sealed partial record PromptReading(
    JsonObject? FrontMatter, IReadOnlyList<string> Declared, IReadOnlyList<string> Used, string Body, int BodyLine)
{
    private static readonly string[] Blocks = ["else", "this", "role", "history", "media", "section"];

    public static PromptReading Of(string text)
    {
        var (front, body, line) = Split(text);
        var tree = front is null ? null : YamlTree.Parse(front) is { Succeeded: true } parsed ? parsed.Value.Root as JsonObject : null;
        return new PromptReading(tree, Variables(tree), Placeholders(body), body, line);
    }

    private static (string? Front, string Body, int Line) Split(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            return (null, text, 1);
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
            return (null, text, 1);
        var front = text[4..(end + 1)];
        return (front, text[(end + 5)..], 3 + front.Count(c => c == '\n'));
    }

    // Markdown lists them; dotprompt names them as the keys of its input schema, with "?" behind optional ones.
    private static List<string> Variables(JsonObject? front)
    {
        if (front is null)
            return [];
        var listed = front["variables"] is JsonArray list ? list.Select(one => one.Word()).OfType<string>() : [];
        var schema = front["input"] is JsonObject input && input["schema"] is JsonObject keys
            ? keys.Select(one => PlainName(one.Key)) : [];
        return [.. listed.Concat(schema).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string PlainName(string key) => key.IndexOfAny(['?', '(']) is >= 0 and var cut ? key[..cut] : key;

    private static List<string> Placeholders(string body) =>
    [
        .. Placeholder().Matches(body).Select(match => match.Groups[1].Value)
            .Where(name => !Blocks.Contains(name)).Distinct().Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"\{\{\{?\s*(?:#(?:if|unless|each|with)\s+)?@?([A-Za-z_][A-Za-z0-9_]*)(?:\.[A-Za-z0-9_.]+)?\s*\}?\}\}")]
    private static partial Regex Placeholder();
}
