using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Prompts;
using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A prompt holds letters that nobody sees and the model reads.</summary>
public sealed class PromptHidesLetters : IRiskRule
{
    private const int Longest = 80;

    public string Id => "prompt-hides-letters";

    public string Title => "A prompt holds letters that nobody sees";

    public string Why => "The model reads them as it reads all others: orders can stand there that no reviewer was shown.";

    public string Fix => "Take them out, and find out which page or program the text was copied from.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A word in tag letters", "prompts/triage.md", "Sort the message.",
            "Sort the message.\U000E0068\U000E0069"),
        RuleExample.Harm(
            "The direction of writing is turned", "prompts/triage.md", "Sort the message.", "Sort the \u202Eegassem\u202C message."),
        RuleExample.NearMiss(
            "A family of four in one emoji", "prompts/triage.md", "Sort the message.",
            "Sort the message of a family \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Prompt).Where(change => change.After is not null))
        {
            var known = Lines(input.Before(change).PromptText()).Select(one => one.Text).ToHashSet(StringComparer.Ordinal);
            var added = Lines(input.After(change).PromptText()).Where(one => !known.Contains(one.Text)).ToList();
            if (added.Count == 0)
                continue;
            var count = added.Sum(one => one.Count);
            var spelled = string.Concat(added.Select(one => Spelled(one.Text)));
            yield return input.Found(
                this, string.Create(
                    CultureInfo.InvariantCulture, $"`{change.Path}` holds {count} {(count == 1 ? "letter" : "letters")} that nobody sees"),
                change.Path, string.Create(CultureInfo.InvariantCulture, $"line {added[0].Line}"),
                after: spelled.Length == 0 ? null : $"they spell “{(spelled.Length > Longest ? spelled[..Longest] + "…" : spelled)}”") with
            {
                Unless = $"`{change.Path}` held only letters that are seen",
            };
        }
    }

    private static IEnumerable<(int Line, string Text, int Count)> Lines(string text) =>
        from line in text.Split('\n').Select((line, at) => (Line: at + 1, Text: line, Count: UnseenLetters.Count(line)))
        where line.Count > 0
        select line;

    // U+E0020 to U+E007E are ASCII in a plane of its own.
    private static string Spelled(string text) => string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value is >= 0xE0020 and <= 0xE007E).Select(rune => (char)(rune.Value - 0xE0000)));
}
