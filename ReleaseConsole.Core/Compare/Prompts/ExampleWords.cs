using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>By which words a text gives itself as an example: what it says is shown to the model, and not ordered.</summary>
internal static partial class ExampleWords
{
    // "Examples of what you must never say:" is a rule and no example.
    public static bool Begin(string text) => MayBegin(text) && Example().Match(text) is { Success: true } begins
        && (!begins.Groups["head"].Success || StanceWords.Of(begins.Value) is not (Stance.Forbids or Stance.Obliges));

    /// <summary>Whether what stands below a heading is examples.</summary>
    public static bool Head(string heading) => Examples().IsMatch(heading);

    private static bool MayBegin(string text) => text.Length > 0
        && ((text[0] | ' ') is 'a' or 'b' or 'c' or 'e' or 'f' or 'g' or 's' or 'w' || !char.IsLetter(text[0]));

    [GeneratedRegex(
        @"^\W*(?:for (?:example|instance)"
        + @"|(?<head>(?:an? )?(?:(?:bad|good|wrong|sample) |counter-?)?(?:examples?|samples?)\b[^.!?:]{0,80}):|e\.g\.)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\W*(?:(?:good|bad|wrong|sample) |counter-?)?(?:examples?|few-shot)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Examples();
}
