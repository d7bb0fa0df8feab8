using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a Jinja2 template: names in expressions and tags, without what the template binds itself (loops, <c>set</c>, macros),
/// filters, tests, called functions and text. An indexed name is listed up to its bracket.
/// </summary>
internal static partial class JinjaNames
{
    private static readonly HashSet<string> Words =
    [
        "true", "false", "none", "True", "False", "None", "and", "or", "not", "in", "is", "if", "else", "loop", "self", "super", "varargs",
        "kwargs", "caller",
        "recursive", "ignore", "missing", "with", "without", "context", "as",
    ];

    private static readonly HashSet<string> Silent =
        ["block", "include", "extends", "import", "from", "raw", "endraw", "else", "autoescape"];

    /// <summary>A tag of Jinja's own, or an expression that only Jinja has.</summary>
    public static bool IsJinja(string text) => text.Contains("{%", StringComparison.Ordinal)
        || Tag().Matches(text).Any(match => match.Groups["body"].Value.TrimStart() is ['_' or '"' or '\'' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] body
            && !body.StartsWith("else", StringComparison.Ordinal) && OwnForm().IsMatch(body));

    public static IEnumerable<NamedAt> In(string text)
    {
        var plain = Unread().Replace(text, match => new string(' ', match.Length));
        var tags = Tag().Matches(plain).ToList();
        var bound = tags.Where(tag => tag.Groups["tag"].Success).SelectMany(tag => Bound(tag.Groups["body"].Value))
            .ToHashSet(StringComparer.Ordinal);
        return tags.SelectMany(tag => Names(tag).Where(name => !bound.Contains(Root(name)))
            .Select(name => NamedAt.Double(tag.Index, name)));
    }

    private static IEnumerable<string> Names(Match tag)
    {
        var body = tag.Groups["body"].Value;
        if (!tag.Groups["tag"].Success)
            return Expression(body);
        var word = Word().Match(body).Value;
        if (Silent.Contains(word) || word.StartsWith("end", StringComparison.Ordinal))
            return [];
        return word switch
        {
            "for" => body.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var walked ? Expression(body[(walked + 4)..]) : [],
            "set" => body.IndexOf('=', StringComparison.Ordinal) is > 0 and var given ? Expression(body[(given + 1)..]) : [],
            "macro" or "call" => [],
            _ => Expression(body[(body.IndexOf(word, StringComparison.Ordinal) + word.Length)..]),
        };
    }

    /// <summary>What a tag gives a name to: <c>for k, v in …</c>, <c>set a, b = …</c>, <c>macro m(p, q=1)</c>, <c>with x = …</c>.</summary>
    private static IEnumerable<string> Bound(string body)
    {
        var word = Word().Match(body).Value;
        var names = word switch
        {
            "for" => body.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var walked ? body[..walked] : "",
            "set" or "with" => body.IndexOf('=', StringComparison.Ordinal) is > 0 and var given ? body[..given] : body,
            "macro" or "call" or "import" or "from" => body,
            _ => "",
        };
        return Word().Matches(names).Skip(1).Select(match => match.Value);
    }

    private static IEnumerable<string> Expression(string text)
    {
        foreach (Match token in Token().Matches(text))
        {
            if (!token.Groups["name"].Success)
                continue;
            var name = token.Groups["name"].Value;
            var before = text.AsSpan(0, token.Index).TrimEnd();
            var after = text.AsSpan(token.Index + token.Length).TrimStart();
            // A filter, a test, an attribute of what stands before, or the name of an argument.
            if (before.EndsWith("|") || before.EndsWith(".") || before.EndsWith(" is") || before.EndsWith(" is not")
                || (after is ['=', not '=', ..] && before is [.., '(' or ',']))
                continue;
            if (after is ['(', ..])
                name = name.LastIndexOf('.') is > 0 and var method ? name[..method] : "";
            if (name.Length > 0 && !Words.Contains(Root(name)))
                yield return name;
        }
    }

    private static string Root(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;

    // Comments and raw text hold no variables.
    [GeneratedRegex(
        @"\{#.{0,20000}?#\}|\{%-?\s*raw\s*-?%\}.{0,20000}?\{%-?\s*endraw\s*-?%\}", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex(
        @"\{\{[-+]?(?<body>[^{}]{1,1000})[-+]?\}\}|(?<tag>\{%)[-+]?\s*(?<body>[^{}]{1,1000}?)\s*[-+]?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|(?<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|[0-9][\w.]*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"[A-Za-z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // A filter, an index, a call, a condition or a sum.
    [GeneratedRegex(@"^[\w.]+(?:\s*\||\[|\()|\s(?:if|or|and|~|\+)\s|^[""'].*[""']\s*(?:~|\||\+)", RegexOptions.CultureInvariant)]
    private static partial Regex OwnForm();
}
