using System.Text;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>What Rego and Cedar share once their text is in tokens: brackets, parts between signs, values that are written out.</summary>
internal static class PolicyTokens
{
    private static readonly string[] Signs = ["==", "!=", "<=", ">=", "<", ">"];

    /// <summary>The parts between the separators that stand in no bracket.</summary>
    public static IReadOnlyList<string[]> Split(string[] tokens, params string[] separators)
    {
        var (parts, depth) = (new List<string[]>(), 0);
        var part = new List<string>();
        foreach (var token in tokens)
        {
            depth += Step(token);
            if (depth == 0 && separators.Contains(token))
            {
                parts.Add([.. part]);
                part = [];
            }
            else
                part.Add(token);
        }
        parts.Add([.. part]);
        return parts;
    }

    /// <summary>Where the bracket at a place is closed; −1 where it is not.</summary>
    public static int Close(string[] tokens, int open)
    {
        for (var (at, depth) = (open, 0); at < tokens.Length; at++)
            if ((depth += Step(tokens[at])) == 0)
                return at;
        return -1;
    }

    public static int Step(string token) => token is "{" or "(" or "[" ? 1 : token is "}" or ")" or "]" ? -1 : 0;

    /// <summary>
    /// The left side, the sign and the right side of a comparison, a value that is written out on the right; null for anything else.
    /// </summary>
    public static (string[] Left, string Sign, string[] Right)? Comparison(string[] tokens)
    {
        foreach (var sign in Signs)
            if (Split(tokens, sign) is [{ Length: > 0 } left, { Length: > 0 } right])
                return (IsValue(left) && !IsValue(right))
                    || (IsValue(left) == IsValue(right) && string.CompareOrdinal(Joined(left), Joined(right)) > 0)
                    ? (right, Turned(sign), left)
                    : (left, sign, right);
        return null;
    }

    /// <summary>Whether it is a value that is written out: a text, a number, true, an entity.</summary>
    public static bool IsValue(string[] tokens) => tokens switch
    {
        [var one] => one is "true" or "false" or "null" || one[0] is '"' or '`' || char.IsAsciiDigit(one[0]),
        ["-", var number] => char.IsAsciiDigit(number[0]),
        [.., "::", var name] => name[0] == '"',
        _ => false,
    };

    public static string Joined(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        foreach (var token in tokens)
            text.Append(text.Length == 0 || token is "." or "," or ")" or "]" or "(" or "[" or "::"
                || text[^1] is '.' or '(' or '[' or '-' or ':' ? "" : " ").Append(token);
        return text.ToString();
    }

    /// <summary>The values listed in brackets; null where one of them is not written out.</summary>
    public static string[]? Listed(string[] tokens)
    {
        if (tokens is not ["{" or "[", .., "}" or "]"] || Close(tokens, 0) != tokens.Length - 1)
            return null;
        var values = Split([.. tokens.Skip(1).SkipLast(1).Where(one => one != "\n")], ",").Where(one => one.Length > 0).ToList();
        return values.TrueForAll(IsValue) ? [.. values.Select(Joined)] : null;
    }

    private static string Turned(string sign) => sign[0] switch { '<' => ">" + sign[1..], '>' => "<" + sign[1..], _ => sign };
}
