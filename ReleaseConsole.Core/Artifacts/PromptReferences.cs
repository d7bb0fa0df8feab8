using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Finds the prompts a prompt is composed of: Langfuse's <c>@@@langfusePrompt:name=…|label=…@@@</c>, partials of Handlebars and Mustache
/// (<c>{{&gt; name}}</c>), and Jinja2's <c>{% include %}</c> and its kin.
/// </summary>
public static partial class PromptReferences
{
    public static IReadOnlyList<PromptReference> In(string text)
    {
        var found = new List<PromptReference>();
        int line = 1, lineStart = 0, counted = 0;
        foreach (Match mark in Mark().Matches(text))
        {
            for (; counted < mark.Index; counted++)
                if (text[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            var asked = mark.Groups["by"].Success ? $"{mark.Groups["by"].Value} {mark.Groups["value"].Value}" : null;
            found.Add(new PromptReference(WithoutExtension(mark.Groups["name"].Value), asked, line, mark.Index - lineStart + 1));
        }
        return found;
    }

    private static string WithoutExtension(string name) =>
        Path.GetExtension(name) is var extension && (extension is ".md" or ".txt" or ".prompt" || TemplateExtensions.All.Contains(extension))
            ? name[..name.LastIndexOf('.')]
            : name;

    [GeneratedRegex(
        @"@@@langfusePrompt:name=(?<name>[^|@\r\n]{1,255})(?:\|(?<by>version|label)=(?<value>[^|@\r\n]{1,100}))?@@@"
        + @"|\{\{~?>\s*""?(?<name>[A-Za-z0-9_][A-Za-z0-9_./-]{0,254})""?[^{}\r\n]{0,400}\}\}"
        + @"|\{%-?\s*(?:include|extends|import|from)\s+[""'](?<name>[A-Za-z0-9_][A-Za-z0-9_./-]{0,254})[""'][^%{}\r\n]{0,200}%\}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
