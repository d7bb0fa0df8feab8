using System.Globalization;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// How long a prompt is. Tokens are estimated without any vendor's table: a run of letters costs one token and one more for every eight
/// letters beyond the first eight, digits one for each three, every other sign one; Chinese, Japanese and Korean letters one each.
/// </summary>
public static class PromptLength
{
    public static int Tokens(ReadOnlySpan<char> text)
    {
        var tokens = 0;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var kind = Kind(text[at++]);
            if (kind is Letters.Word or Letters.Digit)
            {
                // Most letters of most words.
                while (kind == Letters.Word && at < text.Length && char.IsAsciiLetter(text[at]))
                    at++;
                while (at < text.Length && Kind(text[at]) == kind)
                    at++;
                tokens += 1 + ((at - start - 1) / (kind == Letters.Digit ? 3 : 8));
            }
            else if (kind != Letters.Space)
            {
                tokens++;
                at += char.IsHighSurrogate(text[start]) && at < text.Length ? 1 : 0;
            }
        }
        return tokens;
    }

    // Nearly all letters are among these.
    private static readonly Letters[] Plain = [.. Enumerable.Range(0, 128).Select(letter => KindOf((char)letter))];

    private static Letters Kind(char letter) => letter < Plain.Length ? Plain[letter] : KindOf(letter);

    // A space goes with the word behind it; a line break is a token of its own.
    private static Letters KindOf(char letter) => letter switch
    {
        (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Letters.Word,
        >= '0' and <= '9' => Letters.Digit,
        ' ' or '\t' or '\r' => Letters.Space,
        < '\u0080' or (>= '\u2E80' and < '\uD800') => Letters.Sign,
        _ when char.IsLetter(letter) => Letters.Word,
        _ when char.IsWhiteSpace(letter) => Letters.Space,
        _ when char.IsDigit(letter) => Letters.Digit,
        _ => Letters.Sign,
    };

    private enum Letters : byte
    {
        Space,
        Word,
        Digit,
        Sign,
    }

    internal static IEnumerable<ChangeDetail> Changes(string before, string after)
    {
        // What both begin with, up to a line end, is counted once.
        var same = before.AsSpan(0, before.AsSpan().CommonPrefixLength(after)).LastIndexOf("\n") + 1;
        var shared = Tokens(before.AsSpan(0, same));
        var (was, now) = (shared + Tokens(before.AsSpan(same)), shared + Tokens(after.AsSpan(same)));
        if (before.Length == after.Length && was == now)
            yield break;
        yield return new ChangeDetail(
            "", "Length", ChangeType.Changed, Said(before.Length, was), Said(after.Length, now), Effect.Different, ChangeTopic.Length)
        {
            Meaning = was == 0 || Math.Abs(now - was) * 10 < was
                ? null
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"The prompt is {Math.Abs(now - was) * 100 / was} % {(now > was ? "longer" : "shorter")}: about {now} tokens (was {was})."),
        };
    }

    private static string Said(int characters, int tokens) => $"{Counted.Of(characters)} characters, about {Counted.Of(tokens)} tokens";
}
