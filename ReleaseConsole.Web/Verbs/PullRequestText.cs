using System.Text;

namespace ReleaseConsole.Web.Verbs;

/// <summary>
/// Words of artifacts in the Markdown of somebody's pull request: they stand as they are, and are no picture, no link, no mention of a
/// person, no end of a cell. What stands between backticks stays code.
/// </summary>
internal static class PullRequestText
{
    private const string Marks = "\\*_[]()#~!$>";

    public static string Of(string text)
    {
        var parts = OnOneLine(text).Split('`');
        // A backtick without a partner is a letter.
        if (parts.Length % 2 == 0)
            return string.Join("\\`", parts.Select(Plain));
        return string.Concat(parts.Select((part, at) => at % 2 == 0 ? Plain(part) : part.Length == 0 ? "\\`\\`" : Code(part)));
    }

    /// <summary>A path or an id as code, whatever letters it is made of.</summary>
    public static string Code(string text)
    {
        var line = OnOneLine(text).Replace("|", "\\|", StringComparison.Ordinal);
        var fence = new string('`', Runs(line) + 1);
        return fence.Length == 1 ? $"`{line}`" : $"{fence} {line} {fence}";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            _ = letter switch
            {
                '<' => plain.Append("&lt;"),
                '&' => plain.Append("&amp;"),
                '|' => plain.Append("\\|"),
                // Between the sign and the name stands nothing that is shown, so that nobody is called.
                '@' => plain.Append("@&#8203;"),
                _ when Marks.Contains(letter) => plain.Append('\\').Append(letter),
                _ => plain.Append(letter),
            };
        return plain.ToString().Replace("://", "&#58;//", StringComparison.Ordinal)
            .Replace("www.", "www&#46;", StringComparison.OrdinalIgnoreCase);
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");

    private static int Runs(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
            longest = Math.Max(longest, run = letter == '`' ? run + 1 : 0);
        return longest;
    }
}
