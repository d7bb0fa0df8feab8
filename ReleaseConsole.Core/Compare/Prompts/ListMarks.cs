using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>The marks before the items of a list: a dash, a star, a number.</summary>
internal static partial class ListMarks
{
    public static bool May(ReadOnlySpan<char> text) => text[0] is '-' or '*' or '+' || char.IsAsciiDigit(text[0]);

    public static int Length(string line)
    {
        foreach (var mark in ListMark().EnumerateMatches(line))
            return mark.Length;
        return 0;
    }

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+")]
    private static partial Regex ListMark();
}
