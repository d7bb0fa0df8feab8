using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// The variables of a Mustache or Handlebars template. Names inside <c>{{#each}}</c>, <c>{{#with}}</c> and a Mustache section belong to the
/// thing walked over; those inside a condition or a helper's block, and behind <c>../</c>, are the template's own. Helpers are no
/// variables, their arguments are.
/// </summary>
internal static partial class HandlebarsNames
{
    private static readonly HashSet<string> Conditions = ["if", "unless", "else"];
    private static readonly HashSet<string> Walking = ["each", "with"];
    private static readonly HashSet<string> Own = ["this", "else", "true", "false", "null", "undefined", "as"];

    /// <summary>What dotprompt fills in itself: <c>{{history}}</c> is where the conversation so far goes.</summary>
    public static IReadOnlySet<string> OfDotprompt { get; } =
        new HashSet<string>(StringComparer.Ordinal) { "history", "media", "role", "section" };

    /// <summary>Roles are marked as dotprompt marks them.</summary>
    public static bool IsDotprompt(string text) => Role().IsMatch(text);

    /// <summary>What only Handlebars has: helpers, comments that hold tags, and raw blocks.</summary>
    public static bool IsHandlebars(string text) => TemplateGaps.Blanked(text, Unread(), ReadAgain()) != text || HasHelpers(text);

    /// <summary>Blocks and helpers of Handlebars, which Mustache does not have.</summary>
    public static bool HasHelpers(string text) => Tag().Matches(Read(text, escapes: true)).Any(tag =>
        tag.Groups["sign"].Value is "" or "#" or "^" or "&"
        && Words(Block().Replace(tag.Groups["body"].Value.Trim(), "")).ToList() is [var first, ..] words
        && (words.Count > 1 || first.Text == "else"));

    public static bool HasTags(string text) => Tag().Matches(text).Any(tag => Named().IsMatch(tag.Groups["body"].Value.TrimStart()));

    /// <param name="text">The template.</param>
    /// <param name="escapes">A backslash in front makes a tag text, as in Handlebars; in Mustache it is a backslash.</param>
    public static IEnumerable<NamedAt> In(string text, bool escapes)
    {
        var (open, walking, locals) = (new Stack<bool>(), 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (Match tag in Tag().Matches(Read(text, escapes)))
        {
            var (sign, body) = (tag.Groups["sign"].Value, tag.Groups["body"].Value.Trim());
            if (sign is "!" or "=")
                continue;
            if (sign == "/")
            {
                if (open.TryPop(out var walked) && walked)
                    walking--;
                continue;
            }
            if (Block().Match(body) is { Success: true } names)
                locals.UnionWith(Name().Matches(names.Groups["names"].Value).Select(match => match.Value));
            var words = Words(Block().Replace(body, "")).ToList();
            if (words.Count == 0)
                continue;
            foreach (var name in Variables(sign, words))
                if ((walking == 0 || name.StartsWith("../", StringComparison.Ordinal)) && Bare(name) is { } bare
                    && !locals.Contains(Root(bare)))
                    yield return NamedAt.Double(tag.Index, bare);
            if (sign is not ("#" or "^"))
                continue;
            // A section by a bare name walks over what the name holds; a helper with arguments may do anything, so its inside counts.
            open.Push(sign == "#" && (Walking.Contains(words[0].Text) || (words.Count == 1 && !Conditions.Contains(words[0].Text))));
            if (open.Peek())
                walking++;
        }
    }

    /// <summary>The text without comments that hold tags, raw blocks and escaped tags, of the same length.</summary>
    public static string Plain(string text) => Read(text, escapes: true);

    /// <summary>The text without what is none of the template: comments that hold tags, raw blocks, and tags that are escaped.</summary>
    private static string Read(string text, bool escapes) =>
        TemplateGaps.Blanked(text, escapes ? UnreadOrEscaped() : Unread(), ReadAgain());

    /// <summary>The names a tag fills in: the name itself where it stands alone, a helper's arguments where it has some.</summary>
    private static IEnumerable<string> Variables(string sign, List<(string Text, bool IsCalled)> words)
    {
        var isHelper = words.Count > 1 || sign == ">";
        return words.Skip(isHelper ? 1 : 0).Where(word => !word.IsCalled).Select(word => word.Text);
    }

    /// <summary>
    /// The words of a tag: names, without texts and numbers; of <c>key=value</c> the value; the first one behind a bracket is called.
    /// </summary>
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

    private const string Gap = @"\{\{~?!(?<key>--)|\{\{\{\{\s*(?<key>(?>[\w-]+))[^{}]{0,1000}\}\}\}\}";

    [GeneratedRegex(Gap, RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    [GeneratedRegex(Gap + @"|(?<!\\)\\\{\{\{?[^{}]{0,1000}\}\}\}?", RegexOptions.CultureInvariant)]
    private static partial Regex UnreadOrEscaped();

    [GeneratedRegex(@"(?<key>--)~?\}\}|\{\{\{\{/(?<key>[\w-]+)\}\}\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex ReadAgain();

    [GeneratedRegex(@"\{\{~?\s*role\s+[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"\bas\s*\|(?<names>[^|]{1,100})\|", RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"[\p{L}_][\w-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"^(?:\.\./)*[\p{L}_]", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"""[^""]*""|'[^']*'|(?<called>\()?\s*(?:[\p{L}_][\w-]*=)?(?:""[^""]*""|'[^']*'"
        + @"|(?<![\w.@])(?<name>(?:\.\./)*[\p{L}_][\w-]*(?:[./][\p{L}_0-9][\w-]*)*)|@[\w.]+|-?[0-9][\w.]*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
