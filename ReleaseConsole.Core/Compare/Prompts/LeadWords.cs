using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What a sentence with a colon lends to the list below it.</summary>
internal static partial class LeadWords
{
    // What the members of an answer are listed under is no rule for each of them. What stands below "only" or "never … except" is let
    // through.
    public static (Stance, string?) Of(string sentence) => StanceWords.Of(sentence) switch
    {
        Stance.Forbids or Stance.Obliges when StanceWords.Excepts(sentence) =>
            Form().IsMatch(sentence) ? default : (Stance.Permits, sentence),
        Stance.Forbids => (Stance.Forbids, sentence),
        Stance.Obliges when !Form().IsMatch(sentence) => (Stance.Obliges, sentence),
        _ when sentence.Length <= 30 && !Form().IsMatch(sentence) => (StanceWords.OfHeading(sentence), sentence),
        _ => default,
    };

    [GeneratedRegex(@"\b(?:JSON|XML|YAML|CSV|keys?|fields?|members?|columns?|format|examples?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
