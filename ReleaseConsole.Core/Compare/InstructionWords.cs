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

    /// <summary>Whether what one forbids the other says to do, or the other way round, in the same words and without a hedge.</summary>
    public static bool IsOpposite(string before, string after)
    {
        var (old, young) = (new Instruction(0, before, Stance.None), new Instruction(0, after, Stance.None));
        return (old.Stance == Stance.Forbids) != (young.Stance == Stance.Forbids) && !young.Hedged && IsReversed(before, after);
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
    private static bool Lost(Words whole, Words part)
    {
        if (part.Count >= whole.Count)
            return false;
        var (at, isGone, isMember) = (0, false, false);
        for (var word = 0; word <= whole.Count; word++)
        {
            var isKept = word == whole.Count ? at == part.Count : at < part.Count && whole[word].SequenceEqual(part[at]);
            if (isKept && isGone && !isMember)
                return false;
            if (isKept)
                (at, isGone, isMember) = (at + 1, false, false);
            else if (word < whole.Count)
                (isGone, isMember) = (true, isMember || whole[word] is "," or "or" or "and" or "nor");
        }
        return at == part.Count + 1;
    }

    private static HashSet<string> Content(string text)
    {
        var words = All(Standing().Replace(text, " "));
        var content = new HashSet<string>();
        for (var at = 0; at < words.Count; at++)
            if (words[at] is not ",")
                content.Add(words[at].ToString());
        return content;
    }

    private static Words All(string text)
    {
        var places = new List<Range>();
        foreach (var word in Word().EnumerateMatches(text))
            places.Add(word.Index..(word.Index + word.Length));
        return new Words(text.ToLowerInvariant(), places);
    }

    /// <summary>The words of a text in small letters, as places in it.</summary>
    private readonly record struct Words(string Text, List<Range> Places)
    {
        public int Count => Places.Count;

        public ReadOnlySpan<char> this[int at] => Text.AsSpan(Places[at]);
    }

    [GeneratedRegex(@"[\p{L}\p{N}_€$£{}]+(?:['’-][\p{L}\p{N}]+|[.,]\p{N}+)*|,", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\b(?:you|please|always|must(?: not|n[’']t)?|shall(?: not)?|never|do not|don[’']t|may not|cannot|can[’']t|ensure|make sure|to|under no circumstances)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Standing();

    [GeneratedRegex(@"\b(?:only|unless|except|without|other than|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Excepts();
}
