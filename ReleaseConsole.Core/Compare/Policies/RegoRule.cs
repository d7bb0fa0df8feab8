using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>
/// One statement of Rego (Open Policy Agent, before and since 1.0): the name of its rule and the tokens that make it.
/// What stands in a text or behind <c>#</c> is no statement.
/// </summary>
internal sealed partial record RegoRule(RegoPart Part, string Name, string Key, string Text, string[] Tokens)
{
    private static readonly string[] Allowing =
        ["allow", "allowed", "permit", "permitted", "authorized", "authz", "grant", "granted", "approve", "approved", "exempt", "exception"];
    private static readonly string[] Denying =
        ["deny", "denied", "violation", "violations", "warn", "forbid", "forbidden", "block", "blocked", "reject", "refuse"];

    /// <summary>
    /// The statements of a text; null for what is no Rego: it does not begin with a package, or its brackets do not close.
    /// </summary>
    public static IReadOnlyList<RegoRule>? Read(string text)
    {
        var rules = new List<RegoRule>();
        var (tokens, depth) = (new List<string>(), 0);
        foreach (Match token in Token().Matches(text).Append(null!))
        {
            var isEnd = token is null || (token.Groups["line"].Success && depth == 0);
            if (isEnd && tokens.Count > 0 && !(token is not null && GoesOn(tokens, text.AsSpan(token.Index + 1))))
            {
                rules.Add(Of(tokens));
                tokens = [];
            }
            if (token is null || token.Groups["gap"].Success)
                continue;
            if (token.Groups["line"].Success)
            {
                // Inside brackets a line ends a condition.
                if (tokens.Count > 0 && tokens[^1] != "\n")
                    tokens.Add("\n");
                continue;
            }
            if (rules.Count + tokens.Count == 0 && token.Value != "package")
                return null;
            depth += token.Value is "{" or "(" or "[" ? 1 : token.Value is "}" or ")" or "]" ? -1 : 0;
            tokens.Add(token.Value);
        }
        return depth == 0 && rules is [{ Part: RegoPart.Package }, ..] ? rules : null;
    }

    private static bool GoesOn(List<string> tokens, ReadOnlySpan<char> rest) =>
        tokens.FindLast(one => one != "\n") is "if" or "else" or ":=" or "=" or "contains" || Else().IsMatch(rest);

    private static RegoRule Of(List<string> tokens)
    {
        var named = tokens.Where(one => one != "\n").ToList();
        var text = string.Join(' ', named);
        var name = named[0] == "default" && named.Count > 1 ? named[1] : named[0];
        var part = named[0] switch
        {
            "package" => RegoPart.Package,
            "import" => RegoPart.Import,
            "default" => RegoPart.Default,
            _ when Speaks(name, Denying) => RegoPart.Denies,
            _ when Speaks(name, Allowing) => RegoPart.Allows,
            _ => RegoPart.Names,
        };
        return new RegoRule(part, name, text, text.Replace(" . ", ".", StringComparison.Ordinal), [.. tokens]);
    }

    public static bool IsAllowing(string name) => Speaks(name, Allowing) && !Speaks(name, Denying);

    public static bool IsDenying(string name) => Speaks(name, Denying);

    private static bool Speaks(string name, string[] words) =>
        name.Split('_').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"(?<line>\n)|(?<gap>[^\S\n]+|#[^\n]*)|""(?:[^""\\\n]|\\.)*""|`[^`]*`|[\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?|:=|[=!<>]=|.",
        RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\s*(?:#[^\n]*\n\s*)*else\b", RegexOptions.CultureInvariant)]
    private static partial Regex Else();
}
