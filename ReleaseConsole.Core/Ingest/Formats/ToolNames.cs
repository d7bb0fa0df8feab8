using System.Globalization;
using System.Text;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// A tool's name as a part of a path: letters, digits, <c>_</c>, <c>-</c> and <c>.</c> stay, every other byte of it in UTF-8 becomes
/// <c>~</c> and two hexadecimal digits. So no two names meet in one path; the content keeps
/// the name itself.
/// </summary>
internal static class ToolNames
{
    public static string PathOf(string name)
    {
        if (name.All(IsPlain))
            // A dot alone is the folder itself.
            return name is "." or ".." ? string.Concat(Enumerable.Repeat("~2E", name.Length)) : name;
        var path = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            if (rune.IsAscii && IsPlain((char)rune.Value))
                path.Append((char)rune.Value);
            else
                foreach (var one in Encoding.UTF8.GetBytes(rune.ToString()))
                    path.Append(CultureInfo.InvariantCulture, $"~{one:X2}");
        return path.ToString();
    }

    /// <summary>The characters that the protocols of model vendors share.</summary>
    public static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
