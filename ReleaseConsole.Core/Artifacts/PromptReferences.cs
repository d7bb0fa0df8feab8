using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Finds the prompts a prompt is composed of: Langfuse's <c>@@@langfusePrompt:name=…|label=…@@@</c>, partials of Handlebars and Mustache
/// (<c>{{&gt; name}}</c>), and Jinja2's <c>{% include %}</c> and its kin. Comments and raw text put nothing in.
/// </summary>
public static partial class PromptReferences
{
    public static IReadOnlyList<PromptReference> In(string text)
    {
        var plain = Plain(text);
        var inline = Inline().Matches(plain).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        return Found(plain, Mark().Matches(plain).Where(mark => !inline.Contains(mark.Groups["name"].Value))
            .SelectMany(mark => mark.Groups["tag"].Success ? Listed(mark) : [Named(mark)]));
    }

    /// <summary>
    /// What is put in by a name that only filling in gives, as the template writes it: <c>{% include page %}</c>,
    /// <c>{{&gt; (lookup . "part")}}</c>.
    /// </summary>
    public static IReadOnlyList<PromptReference> ChosenLater(string text)
    {
        var plain = Plain(text);
        return Found(plain, Chosen().Matches(plain).Where(mark => !mark.Groups["tag"].Success || !IsFixed(mark.Groups["what"].Value))
            .Select(mark => (mark.Index, mark.Groups["what"].Value.Trim(), (string?)null)));
    }

    /// <summary>The text without comments and raw text, of the same length; a tag of Jinja says whose template it is.</summary>
    private static string Plain(string text) => text.Contains("{%", StringComparison.Ordinal) ? JinjaNames.Plain(text)
        : text.Contains("{{", StringComparison.Ordinal) ? HandlebarsNames.Plain(text)
        : text;

    private static (int At, string Name, string? Asked) Named(Match mark) => (
        mark.Index, mark.Groups["name"].Value, mark.Groups["by"].Success
            ? $"{mark.Groups["by"].Value} {mark.Groups["value"].Value}"
            : null);

    /// <summary>One template, the first of a list that there is, or one of two by a condition: each is written out.</summary>
    private static IEnumerable<(int At, string Name, string? Asked)> Listed(Match mark) =>
        Quoted().Matches(FixedForm().Match(mark.Groups["what"].Value).Groups["written"].Value)
            .Select(one => (mark.Index, one.Groups["name"].Value, (string?)null));

    /// <summary>Every template is written out; a name beside them is a condition's at most.</summary>
    private static bool IsFixed(string what) => FixedForm().IsMatch(what);

    private static List<PromptReference> Found(string text, IEnumerable<(int At, string Name, string? Asked)> marks)
    {
        var found = new List<PromptReference>();
        int line = 1, lineStart = 0, counted = 0;
        foreach (var (at, name, asked) in marks)
        {
            for (; counted < at; counted++)
                if (text[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            found.Add(new PromptReference(WithoutExtension(name), asked, line, at - lineStart + 1));
        }
        return found;
    }

    private static string WithoutExtension(string name) =>
        Path.GetExtension(name) is var extension
            && (extension is ".md" or ".txt" or ".prompt" || TemplateExtensions.All.Contains(extension))
            ? name[..name.LastIndexOf('.')]
            : name;

    // What is put in begins and ends with a letter, so that blanks without end are passed once.
    private const string Jinja = @"(?<tag>\{%)[-+]?\s*(?:include|extends|import|from)(?>\s+)"
        + @"(?<what>[^\s%{}](?:[^%{}]{0,398}?[^\s%{}])??)(?>\s*)[-+]?%\}";

    [GeneratedRegex(
        @"@@@langfusePrompt:name=(?<name>[^|@\r\n]{1,255})(?:\|(?<by>version|label)=(?<value>[^|@\r\n]{1,100}))?@@@"
        + @"|\{\{~?\#?>\s*""?(?<name>[A-Za-z0-9_][A-Za-z0-9_./-]{0,254})""?[^{}\r\n]{0,400}\}\}"
        + "|" + Jinja,
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\{\{~?\#?>\s*(?<what>\([^{}]{1,300}\))[^{}()]{0,100}\}\}|" + Jinja, RegexOptions.CultureInvariant)]
    private static partial Regex Chosen();

    // A partial that the template itself brings.
    [GeneratedRegex(@"\{\{~?\#\*\s*inline\s+[""'](?<name>[^""'{}]{1,254})[""']\s*~?\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Inline();

    [GeneratedRegex(@"[""'](?<name>[A-Za-z0-9_][A-Za-z0-9_./-]{0,254})[""']", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // "a", ["a", "b"], "a" if x else "b"; behind it what is done with the template: import x, as y, ignore missing, with context; of Liquid
    // what it is given: 'a', title: t.
    [GeneratedRegex(
        @"^(?<written>[""'][^""']*[""']"
        + @"|[\[(]\s*[""'][^""']*[""'](?:\s*,\s*[""'][^""']*[""'])*\s*,?\s*[\])]"
        + @"|[""'][^""']*[""']\s+if\s+[^""']+\s+else\s+[""'][^""']*[""'])(?:\s*,.*|\s+(?:import|as|ignore|with|without|for)\b.*)?$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex FixedForm();
}
