using System.Buffers;
using System.Collections.Frozen;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Whether a line goes on with the sentence of the line before it, or begins one of its own.</summary>
internal static class SentenceWrap
{
    // A line this long was wrapped for its width.
    private const int Wide = 40;

    private static readonly SearchValues<char> Opening = SearchValues.Create("\"“‘'(*_`");

    private static readonly string[] Beginnings =
        ["never ", "always ", "do not ", "don't ", "don’t ", "no ", "refuse ", "ensure ", "make sure ", "please ", "you must ", "you may ", "only "];

    // After none of these a sentence ends.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Open = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "without", "from", "by", "and", "or", "nor", "but", "if", "when",
        "that",
        "which", "who", "than", "as", "is", "are", "be", "not", "must", "may", "can", "should", "shall", "will", "your", "our", "their",
        "its",
        "his", "her", "this", "these", "any", "every", "each", "all", "above", "over", "below", "under", "before", "after", "until",
        "unless",
        "never", "always", "only", "no", "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "und", "oder", "mit", "von",
        "zu", "für", "wenn", "nie", "nicht", "kein", "keine", "le", "la", "les", "un", "une", "de", "du", "et", "ou", "que", "si")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Continues(ReadOnlySpan<char> last, ReadOnlySpan<char> next)
    {
        var end = last.TrimEnd("\"”’')*_` ");
        if (end.IsEmpty || end[^1] is '.' or '!' or '?' or ':' or '>' or '|'
            || last.StartsWith("{{") || next[0] is '>' or '|' or '<' or '{' or '[')
            return false;
        if (EndsOpen(end))
            return true;
        var first = next.IndexOfAnyExcept(Opening) is > 0 and var at ? next[at] : next[0];
        if (char.IsUpper(first) || Begins(next) || IsMember(next))
            return false;
        return char.IsLower(first) || last.Length >= Wide;
    }

    private static bool EndsOpen(ReadOnlySpan<char> line)
    {
        if (line[^1] is ',' or ';')
            return true;
        var word = line[(line.LastIndexOf(' ') + 1)..];
        return Open.Contains(word.Trim("\"“‘'(*_`"));
    }

    private static bool Begins(ReadOnlySpan<char> line)
    {
        foreach (var word in Beginnings)
            if (line.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // "tone: kind" is a line of its own.
    private static bool IsMember(ReadOnlySpan<char> line) =>
        line.IndexOf(':') is > 0 and <= 30 and var colon && colon + 1 < line.Length
            && line[colon + 1] == ' ' && !line[..colon].Contains(' ');
}
