using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// A prompt taken apart: the front matter as a tree, the variables it declares and the ones its text uses, and its text with the
/// line it starts on. Markdown and dotprompt share the front matter between two <c>---</c> lines.
/// </summary>
public sealed partial record PromptReading
{
    private readonly Lazy<JsonObject?> _matter;
    private IReadOnlyList<Instruction>? _instructions;
    private IReadOnlyList<string>? _declared;
    private IReadOnlyList<string>? _lines;
    private IReadOnlyList<string>? _used;

    private PromptReading(Lazy<JsonObject?> matter, string body, int line) => (_matter, Body, BodyLine) = (matter, body, line);

    /// <summary>Null where there is none. Most prompts keep theirs, so it is only read when asked for.</summary>
    public JsonObject? FrontMatter => _matter.Value;

    public string Body { get; }

    public int BodyLine { get; }

    public IReadOnlyList<string> Declared => _declared ??= Variables(FrontMatter);

    public IReadOnlyList<string> Used => _used ??= Placeholders(Body);

    /// <summary>Every sentence of the text, with how firmly it speaks.</summary>
    public IReadOnlyList<Instruction> Instructions => _instructions ??= InstructionReading.Of(this);

    /// <summary>The lines of the body; behind the last line end stands one more, which is empty.</summary>
    internal IReadOnlyList<string> Lines => _lines ??= Body.Split('\n');

    private static readonly string[] Blocks = ["else", "this", "role", "history", "media", "section"];

    public static PromptReading Of(string text)
    {
        var (front, body, line) = Split(text);
        return new PromptReading(Matter(front), body, line);
    }

    /// <summary>Two versions of one prompt; front matter that is the same text is read once, and so are equal lines.</summary>
    internal static (PromptReading Before, PromptReading After) Both(string before, string after, (TextLines Before, TextLines After) lines)
    {
        var (old, young) = (Split(before), Split(after));
        var matter = Matter(old.Front);
        return (
            new PromptReading(matter, old.Body, old.Line) { _lines = Behind(lines.Before, old.Line) },
            new PromptReading(young.Front == old.Front ? matter : Matter(young.Front), young.Body, young.Line)
            {
                _lines = Behind(lines.After, young.Line),
            });
    }

    /// <summary>Whether the other has the very same front matter, word for word; it needs no reading of it.</summary>
    internal bool KeepsFrontMatter(PromptReading other) => ReferenceEquals(_matter, other._matter);

    private static Lazy<JsonObject?> Matter(string? front) => new(() => Read(front));

    private static JsonObject? Read(string? front) =>
        front is not null && YamlTree.Parse(front) is { Succeeded: true } parsed ? parsed.Value.Root as JsonObject : null;

    private static string[] Behind(TextLines lines, int first)
    {
        var read = lines.Lines.AsSpan(Math.Min(first - 1, lines.Lines.Length));
        return lines.EndsWithNewline || read.IsEmpty ? [.. read, ""] : read.ToArray();
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
