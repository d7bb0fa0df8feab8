using System.Text;

namespace ReleaseConsole.Core.Compare.Schemas;

/// <summary>A pattern in one spelling: in ECMA-262 <c>\d</c> is <c>[0-9]</c> and <c>\w</c> is <c>[A-Za-z0-9_]</c>, no more.</summary>
internal static class PatternText
{
    public static string Plain(string pattern)
    {
        if (!pattern.Contains('\\', StringComparison.Ordinal))
            return pattern;
        var (plain, isInClass) = (new StringBuilder(), false);
        for (var at = 0; at < pattern.Length; at++)
        {
            var c = pattern[at];
            if (c == '\\' && at + 1 < pattern.Length)
            {
                plain.Append(Spelled(pattern[++at], isInClass));
                // Behind a class a dash begins no range.
                if (isInClass && pattern[at] is 'd' or 'w' && pattern.AsSpan(at + 1) is ['-', not ']', ..])
                {
                    plain.Append("\\-");
                    at++;
                }
                continue;
            }
            isInClass = c == '[' ? true : c != ']' && isInClass;
            plain.Append(c);
        }
        return plain.ToString();
    }

    private static string Spelled(char c, bool isInClass) => c switch
    {
        'd' => isInClass ? "0-9" : "[0-9]",
        'w' => isInClass ? "A-Za-z0-9_" : "[A-Za-z0-9_]",
        // These mean themselves with or without the mark.
        '/' or '@' or '#' or ':' or ',' or '"' or '\'' or ';' or '%' or '&' or '=' or '~' => c.ToString(),
        _ => $"\\{c}",
    };
}
