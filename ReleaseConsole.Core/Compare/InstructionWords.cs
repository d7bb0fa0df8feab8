using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare;

/// <summary>Two wordings of an instruction by their words: whether one is the other turned round, and whether a list in it is shorter.</summary>
internal static partial class InstructionWords
{
    /// <summary>Whether what was obliged is forbidden, in the same words: "always ask" became "do not ask".</summary>
    public static bool IsReversed(string before, string after)
    {
        var (old, young) = (Content(before), Content(after));
        return old.Count > 0 && young.Count > 0 && 2 * old.Count(young.Contains) >= old.Count + young.Count - 1;
    }

    /// <summary>
    /// What a list that lost or gained members does to a rule: a ban on less, or a duty to less, is wider; fewer exceptions are narrower.
    /// </summary>
    public static Effect Listed(string before, string after)
    {
        var (old, young) = (All(before), All(after));
        var (isShorter, isLonger) = (Lost(old, young), Lost(young, old));
        if (isShorter == isLonger)
            return Effect.Different;
        return isShorter == Excepts().IsMatch(before) ? Effect.Narrower : Effect.Wider;
    }

    // One is the other without some members of a list: each stretch that is gone holds a comma, "or" or "and".
    private static bool Lost(List<string> whole, List<string> part)
    {
        if (part.Count >= whole.Count)
            return false;
        var (at, gone) = (0, new List<string>());
        var areMembers = true;
        foreach (var word in whole.Append("\n"))
            if (word == (at < part.Count ? part[at] : "\n"))
            {
                areMembers &= gone.Count == 0 || gone.Exists(one => one is "," or "or" or "and" or "nor");
                gone.Clear();
                at++;
            }
            else
                gone.Add(word);
        return areMembers && at == part.Count + 1;
    }

    private static HashSet<string> Content(string text) => [.. All(Stance().Replace(text, " ")).Where(word => word != ",")];

    private static List<string> All(string text) => [.. Word().Matches(text).Select(match => match.Value.ToLowerInvariant())];

    [GeneratedRegex(@"[\p{L}\p{N}_€$£{}]+(?:['’-][\p{L}\p{N}]+)*|,", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(?:you|please|always|must(?: not|n[’']t)?|shall(?: not)?|never|do not|don[’']t|may not|cannot|can[’']t|ensure|make sure|to|under no circumstances)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Stance();

    [GeneratedRegex(@"\b(?:only|unless|except|without|other than|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excepts();
}
