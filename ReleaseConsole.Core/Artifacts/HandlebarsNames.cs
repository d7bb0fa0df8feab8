using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a Mustache or Handlebars template. Names inside <c>{{#each}}</c>, <c>{{#with}}</c> and a Mustache section belong to the thing
/// walked over; those inside a condition or a helper's block, and behind <c>../</c>, are the template's own. Helpers are no variables, their
/// arguments are.
/// </summary>
internal static partial class HandlebarsNames
{
    private static readonly HashSet<string> Conditions = ["if", "unless", "else"];
    private static readonly HashSet<string> Walking = ["each", "with"];
    private static readonly HashSet<string> Own = ["this", "else", "true", "false", "null", "undefined", "as"];

    /// <summary>What dotprompt fills in itself: <c>{{history}}</c> is where the conversation so far goes.</summary>
    public static IReadOnlySet<string> OfDotprompt { get; } = new HashSet<string>(StringComparer.Ordinal) { "history", "media", "role", "section" };

    /// <summary>Roles are marked as dotprompt marks them.</summary>
    public static bool IsDotprompt(string text) => Role().IsMatch(text);

    /// <summary>Blocks and helpers of Handlebars, which Mustache does not have.</summary>
    public static bool HasHelpers(string text) => Tag().Matches(Read(text)).Any(tag => tag.Groups["sign"].Value is "" or "#" or "^" or "&"
        && Words(Block().Replace(tag.Groups["body"].Value.Trim(), "")).ToList() is [var first, ..] words
        && (words.Count > 1 || first.Text == "else"));

    public static bool HasTags(string text) =>
        Tag().Matches(text).Any(tag => Name().Match(tag.Groups["body"].Value.TrimStart()) is { Success: true, Index: 0 });

    public static IEnumerable<NamedAt> In(string text)
    {
        var (open, locals) = (new Stack<(string Name, bool Walks)>(), new List<string>());
        foreach (Match tag in Tag().Matches(Read(text)))
        {
            var (sign, body) = (tag.Groups["sign"].Value, tag.Groups["body"].Value.Trim());
            if (sign is "!" or "=")
                continue;
            if (sign == "/")
            {
                if (open.Count > 0)
                    open.Pop();
                continue;
            }
            if (Block().Match(body) is { Success: true } names)
                locals.AddRange(Name().Matches(names.Groups["names"].Value).Select(match => match.Value));
            var words = Words(Block().Replace(body, "")).ToList();
            if (words.Count == 0)
                continue;
            var isInside = open.Any(one => one.Walks);
            foreach (var name in Variables(sign, words))
                if ((!isInside || name.StartsWith("../", StringComparison.Ordinal)) && Bare(name) is { } bare
                    && !locals.Contains(Root(bare)))
                    yield return NamedAt.Double(tag.Index, bare);
            if (sign is "#" or "^")
                // A section by a bare name walks over what the name holds; a helper with arguments may do anything, so its inside counts.
                open.Push(
                    (words[0].Text, sign == "#" && (Walking.Contains(words[0].Text)
                        || (words.Count == 1 && !Conditions.Contains(words[0].Text)))));
        }
    }

    /// <summary>The text without what is none of the template: comments that hold tags, tags that are escaped, and raw blocks.</summary>
    private static string Read(string text) => Unread().Replace(text, match => new string(' ', match.Length));

    /// <summary>The names a tag fills in: the name itself where it stands alone, a helper's arguments where it has some.</summary>
    private static IEnumerable<string> Variables(string sign, List<(string Text, bool IsCalled)> words)
    {
        var isHelper = words.Count > 1 || sign == ">";
        return words.Skip(isHelper ? 1 : 0).Where(word => !word.IsCalled).Select(word => word.Text);
    }

    /// <summary>The words of a tag: names, without texts and numbers; of <c>key=value</c> the value; the first one behind a bracket is called.</summary>
    private static IEnumerable<(string Text, bool IsCalled)> Words(string body)
    {
        var isFirst = true;
        foreach (Match word in Word().Matches(body))
        {
            if (word.Groups["name"].Success)
                yield return (word.Groups["name"].Value, word.Groups["called"].Success);
            else if (isFirst)
                yield break;
            else
                yield return ("this", false);
            isFirst = false;
        }
    }

    private static string? Bare(string name)
    {
        var bare = name;
        while (bare.StartsWith("../", StringComparison.Ordinal))
            bare = bare["../".Length..];
        bare = bare.TrimEnd('.').Replace('/', '.');
        return bare.Length == 0 || Own.Contains(Root(bare)) || Conditions.Contains(bare) ? null : bare;
    }

    private static string Root(string name) => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;

    [GeneratedRegex(@"\{\{\{?~?\s*(?<sign>[#/^>&!=])?\s*(?<body>[^{}]{1,1000}?)~?\}?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\{\{~?!--.{0,20000}?--~?\}\}|(?<!\\)\\\{\{\{?[^{}]{0,1000}\}\}\}?|\{\{\{\{\s*(?<raw>[\w-]+)[^{}]{0,1000}\}\}\}\}.{0,20000}?\{\{\{\{/\k<raw>\}\}\}\}",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Unread();

    [GeneratedRegex(@"\{\{~?\s*role\s+[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\bas\s*\|(?<names>[^|]{1,100})\|", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"[\p{L}_][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(
        @"""[^""]*""|'[^']*'|(?<called>\()?\s*(?:[\p{L}_][\w-]*=)?(?:""[^""]*""|'[^']*'|(?<![\w.@])(?<name>(?:\.\./)*[\p{L}_][\w-]*(?:[./][\p{L}_0-9][\w-]*)*)|@[\w.]+|-?[0-9][\w.]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
