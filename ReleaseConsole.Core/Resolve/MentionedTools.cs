using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The product's own tools that a prompt names in its text, each where it stands first: a name that is no ordinary word
/// (<c>refund_order</c>, <c>getWeather</c>) wherever it stands by itself; an ordinary word (<c>search</c>) only where it is marked as a
/// tool's name: <c>the search tool</c>, <c>call `search`</c>, <c>`search(…)`</c>. What a template fills in, tags and paths name no tool.
/// Pure.
/// </summary>
internal static partial class MentionedTools
{
    private const string Folder = "tools/";

    /// <summary>So many letters beside a word say whether it is marked.</summary>
    private const int Looked = 160;

    /// <summary>The paths of the product's tools, by the names that a prompt calls them.</summary>
    public static ILookup<string, string> ByName(IEnumerable<string> artifacts) =>
        artifacts.Where(path => path.StartsWith(Folder, StringComparison.Ordinal)).ToLookup(NameOf, StringComparer.Ordinal);

    public static IEnumerable<NamedThing> In(ClosureContent content, ILookup<string, string> byName)
    {
        if (content.Kind != ArtifactKind.Prompt || byName.Count == 0 || content.Text.Length == 0)
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        var body = Blanked(content.Text);
        foreach (Match word in Word().Matches(body))
        {
            var (name, at) = Named(word, byName);
            if (name is null || !(IsOwnWord(name) ? StandsAlone(body, at, name.Length) : IsMarked(body, at, name.Length)))
                continue;
            foreach (var path in byName[name].Where(told.Add))
            {
                var (line, column) = Place(content.Text, at);
                yield return new NamedThing(content.Path, line, column, ArtifactKind.Tool, path[Folder.Length..], null);
            }
        }
    }

    /// <summary>A tool's name as its path holds it; one with other letters than a path has is asked for in front matter only.</summary>
    private static string NameOf(string path) => path[Folder.Length..];

    // A name may end in what ends a sentence, and Claude calls a server's tool mcp__server__tool.
    private static (string? Name, int At) Named(Match word, ILookup<string, string> byName)
    {
        var begin = word.Value.StartsWith("mcp__", StringComparison.Ordinal)
            ? word.Value.LastIndexOf("__", StringComparison.Ordinal) + 2
            : 0;
        string[] readings = [word.Value, word.Value.TrimEnd('.', '-'), word.Value[begin..].TrimEnd('.', '-')];
        return readings.FirstOrDefault(byName.Contains) is { } name
            ? (name, word.Index + word.Value.LastIndexOf(name, StringComparison.Ordinal))
            : (null, 0);
    }

    /// <summary>No word of a language looks like it.</summary>
    private static bool IsOwnWord(string name) => name.Length > 3 && OwnWord().IsMatch(name);

    private static bool StandsAlone(string text, int at, int length) =>
        !(at > 0 && text[at - 1] is '/' or '<' or '{' or '$' or '.' or '@' or '#' or '%' or '\\')
        && !(at + length < text.Length && text[at + length] is '/' or '>' or '}' or '=');

    private static bool IsMarked(string text, int at, int length)
    {
        var line = at == 0 ? -1 : text.LastIndexOf('\n', at - 1, Math.Min(at, Looked));
        var (before, behind) =
            (text[Math.Max(line + 1, at - Looked)..at], text[(at + length)..Math.Min(text.Length, at + length + Looked)]);
        return (Behind().IsMatch(behind) && (Article().IsMatch(before) || before is [.., '`' or '"' or '\'']))
            || (behind.StartsWith('(') && !Plural().IsMatch(behind))
            || (before is [.., '`'] && Called().IsMatch(behind)) || (CalledBefore().IsMatch(before) && behind is ['`' or '"' or '\'', ..]);
    }

    /// <summary>The text without front matter and without what a template does, which name tools in ways of their own.</summary>
    private static string Blanked(string text) =>
        Unread().Replace(text, found => new string([.. found.Value.Select(c => c == '\n' ? '\n' : ' ')]));

    private static (int Line, int Column) Place(string text, int at)
    {
        var before = text.AsSpan(0, at);
        return (before.Count('\n') + 1, at - before.LastIndexOf('\n'));
    }

    [GeneratedRegex(@"[A-Za-z0-9_][A-Za-z0-9_.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"[A-Za-z0-9]_[A-Za-z0-9]|^[a-z]{2,}[a-z0-9]*[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$|^[a-z]\w*\.[a-z]\w*$",
        RegexOptions.CultureInvariant)]
    private static partial Regex OwnWord();

    [GeneratedRegex(@"^[`""']?\*{0,2} (?:tool|function)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\b(?:the|your|our) \*{0,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"^\([^`\n]*\)?`", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    // Call `search`; with the tools `refund`, `search` and
    [GeneratedRegex(
        @"\b(?:(?:tool|function)s?(?: (?:named|called|are|is))?:?|call(?:s|ing)?|us(?:e|es|ing)|invok(?:e|es|ing)|run(?:s|ning)?|via|with)"
        + @" (?:the )?(?:[`""'][\w.-]{1,64}[`""'](?:,? (?:and|or) |, ))*[`""']$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex CalledBefore();

    [GeneratedRegex(
        @"\A---\n(?s:.*?)\n---(?=\s|\z)|\{\{[^{}]{0,1000}\}\}|\{%[^{}]{0,1000}?%\}|\{\#[^#]{0,500}\#\}"
        + @"|\$?\{[\w.]{1,100}\}|https?://\S{1,2000}"
        + @"|<!--[^-]{0,1000}-->",
        RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    // "Order(s)" is called by nobody.
    [GeneratedRegex(@"^\((?:e?s|ing|ed)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Plural();
}
