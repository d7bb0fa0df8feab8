namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The sentences from the first in which two texts differ to the last, before and after; long ones are cut.</summary>
internal readonly record struct ChangedPart(string Before, string After)
{
    private const int Longest = 200;

    public static ChangedPart Of(string before, string after)
    {
        var begin = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - begin && before[^(end + 1)] == after[^(end + 1)])
            end++;
        begin = Math.Min(Begins(before, begin), Begins(after, begin));
        return new ChangedPart(Cut(before, begin, Ends(before, before.Length - end)), Cut(after, begin, Ends(after, after.Length - end)));
    }

    // The sentence that holds a place begins behind the end of the one before it.
    private static int Begins(string text, int at)
    {
        at = Math.Min(at, text.Length);
        while (at > 0 && !IsEnd(text, at - 1))
            at--;
        return at;
    }

    private static int Ends(string text, int at)
    {
        while (at > 0 && at < text.Length && !IsEnd(text, at - 1))
            at++;
        return at;
    }

    // A sign with nothing but a space behind it: "1.5" and "shop.example" go on.
    private static bool IsEnd(string text, int at) =>
        text[at] is '\n' or '。' or '！' or '？'
        || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])));

    private static string Cut(string text, int begin, int end)
    {
        var part = begin < end ? text.AsSpan(begin, end - begin).Trim() : default;
        return part.Length <= Longest ? part.ToString() : string.Concat(part[..(Longest - 1)], "…");
    }
}
