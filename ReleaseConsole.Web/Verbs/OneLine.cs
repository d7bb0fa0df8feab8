namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// Words of artifacts on a terminal: they stand on the line they belong to, and neither move the cursor nor turn the direction of what is
/// read, so that no content can be taken for a line of ours.
/// </summary>
internal static class OneLine
{
    public static string Of(string text) => text.Any(Moves) ? string.Concat(Seen(text.ReplaceLineEndings(" "))) : text;

    private static IEnumerable<char> Seen(string text) => text.Select(letter => Moves(letter) ? ' ' : letter);

    private static bool Moves(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029'
        or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
