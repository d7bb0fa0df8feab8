using System.Buffers;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Finds where one of many marks begins, in one quick pass. Most marks have a sign in them (<c>hf_</c>, <c>sig=</c>), and text has few:
/// signs are looked for, and the letter beside one tells which marks it may belong to. The others are looked for as they are.
/// </summary>
internal sealed class SecretMarks
{
    private const int Ascii = 128;
    private static readonly SearchValues<char> Signs = SearchValues.Create("_-.:/=");

    // By sign and the letter before it; a mark that begins with its sign is kept by the letter behind it.
    private readonly (string Mark, int Sign)[]?[] _before = new (string, int)[Ascii * Ascii][];
    private readonly string[]?[] _behind = new string[Ascii * Ascii][];
    private readonly SearchValues<string> _plain;

    public SecretMarks(IReadOnlyCollection<string> marks)
    {
        var signed = marks.Select(mark => (Mark: mark, Sign: mark.AsSpan().IndexOfAny(Signs))).ToList();
        _plain = SearchValues.Create([.. signed.Where(one => one.Sign < 0).Select(one => one.Mark)], StringComparison.Ordinal);
        foreach (var group in signed.Where(one => one.Sign > 0).GroupBy(one => Key(one.Mark[one.Sign], one.Mark[one.Sign - 1])))
            _before[group.Key] = [.. group];
        foreach (var group in signed.Where(one => one.Sign == 0).GroupBy(one => Key(one.Mark[0], one.Mark[1])))
            _behind[group.Key] = [.. group.Select(one => one.Mark)];
    }

    /// <summary>Nothing was looked for in the text yet.</summary>
    public const int NotLooked = -2;

    /// <summary>Where the first mark at or after an index begins; -1 where there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="from">The index.</param>
    /// <param name="plain">What was learned of the text so far, <see cref="NotLooked"/> at first: it is not gone through for each mark
    /// anew.</param>
    public int Next(ReadOnlySpan<char> text, int from, ref int plain)
    {
        if (plain == NotLooked || (plain >= 0 && plain < from))
            plain = text[from..].IndexOfAny(_plain) is >= 0 and var found ? from + found : -1;
        for (int next, at = from; (next = text[at..].IndexOfAny(Signs)) >= 0; at += next + 1)
        {
            var sign = at + next;
            if (plain >= 0 && plain < sign && Begin(text, from, sign) is var start && (start < 0 || plain < start))
                return plain;
            if (Begin(text, from, sign) is >= 0 and var begun)
                return begun;
        }
        return plain;
    }

    private int Begin(ReadOnlySpan<char> text, int from, int sign)
    {
        var first = -1;
        if (sign > from && _before[Key(text[sign], text[sign - 1])] is { } marks)
            foreach (var (mark, place) in marks)
                if (sign - place >= from && (first < 0 || sign - place < first)
                    && text[(sign - place)..].StartsWith(mark, StringComparison.Ordinal))
                    first = sign - place;
        if (first < 0 && sign + 1 < text.Length && _behind[Key(text[sign], text[sign + 1])] is { } beginning)
            foreach (var mark in beginning)
                if (text[sign..].StartsWith(mark, StringComparison.Ordinal))
                    return sign;
        return first;
    }

    private static int Key(char sign, char beside) => beside < Ascii ? (sign * Ascii) + beside : 0;
}
