using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>
/// The outline of Rego (Open Policy Agent's policy reference) and Cedar (its grammar), read from tokens: enough to list packages, rules
/// and defaults and to refuse a file whose brackets or quotes do not close. Whether the policy means what it should is for its engine.
/// </summary>
internal static partial class PolicyCode
{
    public static Result<PolicyOutline> Rego(string text)
    {
        var code = Blanked(text, "Rego", comment: "#", rawQuote: '`');
        if (!code.Succeeded)
            return code.Refusal;
        if (RegoPackage().Match(code.Value) is not { Success: true } package)
            return FormatRefusals.PolicyBracket("1:1", "Rego", "it names no package");
        var defaults = RegoDefault().Matches(code.Value)
            .Select(match => text.Substring(match.Index, match.Length).Trim()["default".Length..].Trim()).ToList();
        var rules = RegoRule().Matches(code.Value).Select(match => match.Groups[1].Value)
            .Where(name => name is not ("package" or "import" or "default" or "else")).Distinct(StringComparer.Ordinal).ToList();
        return new PolicyOutline(package.Groups[1].Value, rules, defaults);
    }

    public static Result<PolicyOutline> Cedar(string text)
    {
        var code = Blanked(text, "Cedar", comment: "//", rawQuote: null);
        if (!code.Succeeded)
            return code.Refusal;
        var statements = code.Value.Split(';');
        if (statements[^1].Trim().Length > 0)
            return FormatRefusals.PolicyBracket(
                PlaceOf(text, text.Length - statements[^1].TrimStart().Length), "Cedar", "this statement has no ; at its end");
        var rules = new List<string>();
        var at = 0;
        foreach (var statement in statements[..^1])
        {
            if (CedarStatement().Match(statement) is not { Success: true } match)
                return FormatRefusals.PolicyBracket(
                    PlaceOf(text, at + statement.Length - statement.TrimStart().Length), "Cedar",
                    "a statement begins with permit or forbid");
            var id = CedarId().Match(text.Substring(at, statement.Length));
            rules.Add(id.Success ? $"{match.Groups[1].Value} {id.Groups[1].Value}" : match.Groups[1].Value);
            at += statement.Length + 1;
        }
        // Cedar denies what nothing permits; that is the language's rule and not the file's.
        return new PolicyOutline(null, rules, ["deny"]);
    }

    /// <summary>
    /// The text with the inside of strings and comments blanked, every character in its place; refused where a quote or bracket is open.
    /// </summary>
    private static Result<string> Blanked(string text, string language, string comment, char? rawQuote)
    {
        var code = text.ToCharArray();
        var open = new Stack<(char Bracket, int At)>();
        for (var at = 0; at < code.Length; at++)
        {
            if (string.CompareOrdinal(text, at, comment, 0, comment.Length) == 0)
                for (; at < code.Length && code[at] != '\n'; at++)
                    code[at] = ' ';
            else if (code[at] == '"' || code[at] == rawQuote)
            {
                var start = at;
                at = EndOfString(text, at);
                if (at < 0)
                    return FormatRefusals.PolicyBracket(PlaceOf(text, start), language, "the quote that begins here does not end");
                for (var inside = start + 1; inside < at; inside++)
                    code[inside] = code[inside] == '\n' ? '\n' : ' ';
            }
            else if (code[at] is '(' or '[' or '{')
                open.Push((code[at], at));
            else if (code[at] is ')' or ']' or '}' && (!open.TryPop(out var opened) || !Match(opened.Bracket, code[at])))
                return FormatRefusals.PolicyBracket(PlaceOf(text, at), language, $"“{code[at]}” closes nothing");
        }
        return open.TryPeek(out var left)
            ? FormatRefusals.PolicyBracket(PlaceOf(text, left.At), language, $"“{left.Bracket}” is never closed")
            : new string(code);
    }

    private static int EndOfString(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
            if (text[at] == text[start])
                return at;
            else if (text[start] == '"' && text[at] == '\n')
                return -1;
            else if (text[start] == '"' && text[at] == '\\')
                at++;
        return -1;
    }

    private static bool Match(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');

    private static string PlaceOf(string text, int at)
    {
        var before = text.AsSpan(0, Math.Clamp(at, 0, text.Length));
        return string.Create(CultureInfo.InvariantCulture, $"{before.Count('\n') + 1}:{before.Length - before.LastIndexOf('\n')}");
    }

    [GeneratedRegex(@"^[ \t]*package[ \t]+([A-Za-z_][\w.\[\]""-]*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RegoPackage();

    [GeneratedRegex(@"^default[ \t]+[^\n]+", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RegoDefault();

    [GeneratedRegex(@"^([A-Za-z_]\w*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex RegoRule();

    [GeneratedRegex(@"^\s*(?:@\w+(?:\([^()]*\))?\s*)*(permit|forbid)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex CedarStatement();

    [GeneratedRegex(@"@id\(""([^""\r\n]{1,200})""\)", RegexOptions.CultureInvariant)]
    private static partial Regex CedarId();
}
