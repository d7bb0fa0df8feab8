using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a Jinja2 template: names in expressions and tags, without what the template binds itself where it is bound (loops,
/// <c>set</c>, macros), filters, tests, called functions and text. An indexed name is listed up to its bracket.
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
        || Tag().Matches(text).Any(match => match.Groups["body"].Value.TrimStart() is [var first, ..] body
            && (first is '_' or '"' or '\'' || char.IsLetter(first))
            && !body.StartsWith("else", StringComparison.Ordinal) && OwnForm().IsMatch(body));

    /// <summary>The text without comments and raw text, of the same length.</summary>
    public static string Plain(string text) => TemplateGaps.Blanked(text, Unread(), ReadAgain());

    public static IEnumerable<NamedAt> In(string text)
    {
        var plain = Plain(text);
        var scopes = new JinjaScopes();
        foreach (Match tag in Tag().Matches(plain))
        {
            var body = tag.Groups["body"].Value;
            var word = tag.Groups["tag"].Success ? Word().Match(body).Value : "";
            // A loop and a block with names of its own look at what they are given before they bind them.
            var names = Names(word, body, tag.Groups["tag"].Success).Where(name => !scopes.Binds(Root(name))).ToList();
            scopes.Pass(word, Bound(word, body));
            foreach (var name in names)
                yield return NamedAt.Double(tag.Index, name);
        }
    }

    private static IEnumerable<string> Names(string word, string body, bool isTag)
    {
        if (!isTag)
            return Expression(body);
        if (Silent.Contains(word) || word.StartsWith("end", StringComparison.Ordinal))
            return [];
        var rest = body[(body.IndexOf(word, StringComparison.Ordinal) + word.Length)..];
        return word switch
        {
            "for" => Walked(rest),
            "set" => rest.IndexOf('=', StringComparison.Ordinal) is > 0 and var given ? Expression(rest[(given + 1)..]) : [],
            "macro" => Defaults(rest),
            // What stands in brackets right behind the word are the block's own names: {% call(row) table(rows) %}.
            "call" => Expression(Own().Replace(rest, "")),
            "filter" => Expression("x|" + rest.TrimStart()).Skip(1),
            _ => Expression(rest),
        };
    }

    /// <summary>What a loop walks over, and what its condition asks beside the loop's own names.</summary>
    private static IEnumerable<string> Walked(string rest) => rest.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var walked
        ? Expression(rest[(walked + 4)..]).Where(name => !Word().Matches(rest[..walked]).Any(own => own.Value == Root(name)))
        : [];

    /// <summary>What the parameters of a macro are by themselves: <c>total</c> of <c>macro line(item, sum=total)</c>.</summary>
    private static IEnumerable<string> Defaults(string rest) => rest.IndexOf('(', StringComparison.Ordinal) is >= 0 and var open
        ? Parameter().Matches(rest[(open + 1)..]).Where(one => one.Groups["value"].Success)
            .SelectMany(one => Expression(one.Groups["value"].Value))
        : [];

    /// <summary>What a tag gives a name to: <c>for k, v in …</c>, <c>set a, b = …</c>, <c>macro m(p, q=1)</c>, <c>with x = …</c>.</summary>
    private static IEnumerable<string> Bound(string word, string body)
    {
        var names = word switch
        {
            "for" => body.IndexOf(" in ", StringComparison.Ordinal) is > 0 and var walked ? body[..walked] : "",
            "set" => body.IndexOf('=', StringComparison.Ordinal) is > 0 and var given ? body[..given] : body,
            "with" => string.Join(' ', Given().Matches(body).Select(match => match.Groups["name"].Value).Prepend(word)),
            "macro" => string.Join(' ', Parameter().Matches(body[(body.IndexOf('(', StringComparison.Ordinal) + 1)..])
                .Select(match => match.Groups["name"].Value).Prepend(Macro().Match(body).Value)),
            "call" => Own().Match(body["call".Length..]) is { Success: true } own ? $"call {own.Value}" : "",
            "import" or "from" => body,
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
                || (after is ['=', not '=', ..] && before is [] or [.., '(' or ',']))
                continue;
            if (after is ['(', ..])
                name = name.LastIndexOf('.') is > 0 and var method ? name[..method] : "";
            if (name.Length > 0 && !Words.Contains(Root(name)))
                yield return name;
        }
    }

    private static string Root(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;

    // Comments and raw text hold no variables.
    [GeneratedRegex(@"\{(?<key>\#)|\{%-?\s*(?<key>raw)\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    [GeneratedRegex(@"(?<key>\#)\}|\{%-?\s*end(?<key>raw)\s*-?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex ReadAgain();

    [GeneratedRegex(
        @"\{\{[-+]?(?<body>[^{}]{1,1000})[-+]?\}\}|(?<tag>\{%)[-+]?\s*(?<body>[^{}]{1,1000}?)\s*[-+]?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"""(?:[^""\\]|\\.)*""|'(?:[^'\\]|\\.)*'|(?<name>[\p{L}_]\w*(?:\.[\p{L}_]\w*)*)|[0-9][\w.]*", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(@"[\p{L}_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^macro\s+\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Macro();

    // One parameter and what it is by itself; a text, a list or a call may hold a comma.
    [GeneratedRegex(
        @"(?<name>[\p{L}_]\w*)\s*(?:=\s*(?<value>(?:""[^""]*""|'[^']*'|\[[^\]]*\]|\([^()]*\)|[^,()""'\[\]])+))?(?:,|\)|$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?:^with|,)\s*(?<name>[\p{L}_]\w*)\s*=(?!=)", RegexOptions.CultureInvariant)]
    private static partial Regex Given();

    [GeneratedRegex(@"^\s*\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Own();

    // A filter, an index, a call, a condition or a sum.
    [GeneratedRegex(@"^[\w.]+(?:\s*\||\[|\()|\s(?:if|or|and|~|\+)\s|^[""'].*[""']\s*(?:~|\||\+)", RegexOptions.CultureInvariant)]
    private static partial Regex OwnForm();
}
