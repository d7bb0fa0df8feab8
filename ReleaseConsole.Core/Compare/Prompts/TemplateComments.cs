using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The comments of template languages: <c>{# … #}</c>, <c>{{! … }}</c>, <c>{{!-- … --}}</c>, <c>{{/* … */}}</c> and
/// <c>{% comment %}</c>. Unlike an HTML comment they are gone before the model reads the prompt.
/// </summary>
internal static partial class TemplateComments
{
    /// <summary>The same lines, without what stands in a comment.</summary>
    public static IReadOnlyList<string> Without(PromptReading prompt) =>
        Comment().IsMatch(prompt.Body) ? Comment().Replace(prompt.Body, Cut).Split('\n') : prompt.Lines;

    // A comment does not reach into the next message.
    private static string Cut(Match comment)
    {
        var lines = comment.Value.Split('\n');
        return lines.Any(line => PromptMessage.MarkAt(line) is not null) ? comment.Value : new string('\n', lines.Length - 1);
    }

    // One that another follows before it ends was never closed; one in backticks is only spoken of.
    [GeneratedRegex(
        @"(?<!`)(?:\{#(?:(?!\{#|#\}).)*#\}|\{\{~?!--(?:(?!\{\{~?!|--~?\}\}).)*--~?\}\}|\{\{~?!(?!--)(?:(?!\{\{|\}\}).)*\}\}"
        + @"|\{\{-?\s?/\*(?:(?!/\*|\*/).)*\*/\s?-?\}\}|\{%-?\s*comment\b(?:(?!\{%-?\s*comment\b"
        + @"|\{%-?\s*endcomment).)*\{%-?\s*endcomment\s*-?%\})",
        RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
