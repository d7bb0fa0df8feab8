using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;

namespace ReleaseConsole.Core.Compare.Datasets;

/// <summary>
/// Rows of data as they would stand in a prompt or in other data: the longest text of each, of 24 characters at the least, without case,
/// spacing and marks. Shorter ones stand in many places by chance.
/// </summary>
internal static partial class LeakedRows
{
    public const int Shortest = 24;
    private static readonly string[] ToLearn =
        ["train", "training", "finetune", "fine-tune", "fewshot", "few-shot", "few_shot", "examples", "tuning", "demonstrations"];

    public static bool IsToLearn(string path) =>
        path.ToLowerInvariant().Split('/', '.').Any(part => ToLearn.Any(word => part.Contains(word, StringComparison.Ordinal)));

    public static HashSet<string> Texts(PinnedContent dataset) => Texts(DatasetReading.Values(dataset));

    public static HashSet<string> Texts(IReadOnlyList<JsonNode?> rows) =>
        [.. rows.Select(row => Longest(row, "")).Where(text => text.Length >= Shortest)];

    // The first of the longest; in plain form no text is longer than it was.
    private static string Longest(JsonNode? row, string longest)
    {
        if (row is JsonObject members)
            foreach (var (_, value) in members)
                longest = Longest(value, longest);
        else if (row is JsonArray list)
            foreach (var value in list)
                longest = Longest(value, longest);
        else if (row.Word() is { } text && text.Length > longest.Length && Plain(text) is var plain && plain.Length > longest.Length)
            longest = plain;
        return longest;
    }

    /// <summary>
    /// Small letters and digits, and one space for whatever stands between them: a case is the same in JSON, in Markdown, without its full
    /// stop. In one pass, because a release may hold many megabytes.
    /// </summary>
    public static string Plain(string text)
    {
        text = Unescaped(text);
        if (text.Length <= 1024)
            return Plain(text, stackalloc char[text.Length]);
        var letters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return Plain(text, letters);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private static string Plain(string text, Span<char> plain)
    {
        var length = 0;
        var isGap = false;
        foreach (var c in text)
        {
            // Nearly all of it, and quicker to tell.
            var isSmall = c is (>= 'a' and <= 'z') or (>= '0' and <= '9');
            if (!isSmall && !IsLetter(c))
            {
                isGap = length > 0;
                continue;
            }
            if (isGap)
                plain[length++] = ' ';
            plain[length++] = isSmall ? c : char.ToLowerInvariant(c);
            isGap = false;
        }
        return new string(plain[..length]);
    }

    // Halves of letters beyond the first 65 536, and marks that stand over a letter, are part of one.
    private static bool IsLetter(char c) => char.IsAscii(c)
        ? char.IsAsciiLetterUpper(c)
        : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Letters that are written as something else in HTML and in JSON. Most texts have none.
    private static string Unescaped(string text)
    {
        if (text.Contains('\\', StringComparison.Ordinal))
            text = Escape().Replace(
                text, match => match.Value[1] == 'u'
                    ? ((char)int.Parse(match.ValueSpan[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()
                    : " ");
        return text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
    }

    [GeneratedRegex(@"\\(?:u[0-9A-Fa-f]{4}|[nrtbf])")]
    private static partial Regex Escape();
}
