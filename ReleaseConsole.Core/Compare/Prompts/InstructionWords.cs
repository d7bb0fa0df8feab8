using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Two wordings of an instruction by their words: whether one is the other turned round, and whether one keeps what the other said.
/// </summary>
internal static partial class InstructionWords
{
    /// <summary>Whether what was obliged is forbidden, in the same words: "always ask" became "do not ask".</summary>
    public static bool IsReversed(string before, string after)
    {
        var (old, young) = (Content(before), Content(after));
        return old.Count > 0 && young.Count > 0 && 2 * old.Count(young.Contains) >= old.Count + young.Count - 1;
    }

    /// <summary>Whether what one forbids the other says to do, or the other way round, in the same words and without a hedge.</summary>
    public static bool IsOpposite(string before, string after)
    {
        var (old, young) = (new Instruction(0, before, Stance.None), new Instruction(0, after, Stance.None));
        return (old.Stance == Stance.Forbids) != (young.Stance == Stance.Forbids) && !young.Hedged && IsReversed(before, after);
    }

    /// <summary>Whether nothing of a rule is left out, beside what softened it, and no condition is put to it.</summary>
    public static bool KeepsAll(string before, string after)
    {
        var (old, young) = (new HashSet<string>(), Content(after));
        // Most rules leave out one of the first words; the others are not looked at.
        foreach (var word in Said(Softening().Replace(before, " ")))
            if (young.Contains(word))
                old.Add(word);
            else
                return false;
        return young.All(word => !RuleWords.Conditions(word) && !RuleWords.Excepts(word) || old.Contains(word));
    }

    private static HashSet<string> Content(string text) => [.. Said(text)];

    private static IEnumerable<string> Said(string text) =>
        Word().Matches(Standing().Replace(text, " ")).Select(word => word.Value.ToLowerInvariant());

    [GeneratedRegex(@"[\p{L}\p{N}_€$£{}]+(?:['’-][\p{L}\p{N}]+|[.,]\p{N}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(?:you|please|always|must(?: not|n[’']t)?|shall(?: not)?|never|do not|don[’']t|may not|cannot|can[’']t|ensure|make sure|to"
        + @"|under no circumstances)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    [GeneratedRegex(
        @"\b(?:unless|except)\b[^.,;]*"
        + @"|\b(?:should(?:n[’']t)?|try|tries|prefer(?:ably)?|usually|generally|normally|mostly|ideally"
        + @"|(?:if|where|when) (?:possible|appropriate)|if you think|at your discretion|in most cases|when in doubt"
        + @"|not|a|an|the|be|is|are)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Softening();
}
