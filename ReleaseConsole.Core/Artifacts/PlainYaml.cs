using System.Buffers;
using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Reads the plainest YAML, lines of <c>name: words</c> as most front matter has them, many times quicker than a parser. What it reads the
/// parser reads alike; all else is left to it.
/// </summary>
internal static class PlainYaml
{
    private const int Longest = 4_096;
    private const int LongestName = 64;

    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    private static readonly SearchValues<char> Words =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./()+= ,;!?");

    /// <summary>Null where something in it is not that plain.</summary>
    public static YamlDocumentTree? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest || !char.IsAsciiLetter(text[0]))
            return null;
        var (members, line) = (new JsonObject(), 0);
        var places = new Dictionary<string, TextPosition>(StringComparer.Ordinal) { [""] = new(1, 1) };
        var keys = new Dictionary<string, TextPosition>(StringComparer.Ordinal);
        while (!text.IsEmpty)
        {
            line++;
            var end = text.IndexOf('\n');
            if (!Add(end < 0 ? text : text[..end], line, members, places, keys))
                return null;
            text = end < 0 ? [] : text[(end + 1)..];
        }
        return new YamlDocumentTree(members, places) { Keys = keys };
    }

    private static bool Add(
        ReadOnlySpan<char> line, int number, JsonObject members, Dictionary<string, TextPosition> places,
        Dictionary<string, TextPosition> keys)
    {
        var colon = line.IndexOf(':');
        if (colon is < 1 or > LongestName || colon + 2 >= line.Length || line[colon + 1] != ' ')
            return false;
        var name = line[..colon];
        var words = line[(colon + 2)..];
        if (!char.IsAsciiLetter(name[0]) || name.ContainsAnyExcept(NameLetters)
            || !char.IsAsciiLetter(words[0]) || words[^1] == ' ' || words.ContainsAnyExcept(Words))
            return false;
        var value = words.ToString();
        if (CoreSchema.IsNull(value) || CoreSchema.Boolean(value) is not null || !members.TryAdd(name.ToString(), JsonValue.Create(value)))
            return false;
        var pointer = JsonPointer.Child("", name.ToString());
        (keys[pointer], places[pointer]) = (new(number, 1), new(number, colon + 3));
        return true;
    }
}
