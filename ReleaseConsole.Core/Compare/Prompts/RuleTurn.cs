using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// Whether a rule says the same words with a negation more or less: "to anyone who has not passed" became "to anyone who has passed". What
/// it held it does not hold any more, whatever it holds instead.
/// </summary>
internal static partial class RuleTurn
{
    public static bool IsRound(Instruction old, Instruction young)
    {
        if (old.Stance != young.Stance || !old.IsTold)
            return false;
        var isTurned = false;
        // Most rules differ in one of their first words; what follows it is not looked at.
        foreach (var (was, now) in Plain(old.Text).Zip(Plain(young.Text)))
        {
            if (was.Word != now.Word)
                return false;
            isTurned = was.Negations % 2 != now.Negations % 2;
        }
        return isTurned;
    }

    /// <summary>
    /// The words without those that only carry others, each turned to its positive, and how often that took a negation so far; no word
    /// behind the last.
    /// </summary>
    private static IEnumerable<(string? Word, int Negations)> Plain(string text)
    {
        var negations = 0;
        for (var match = Word().Match(text); match.Success; match = match.NextMatch())
        {
            var word = match.Value.ToLowerInvariant().Replace('’', '\'');
            if (word.EndsWith("n't", StringComparison.Ordinal))
                (word, negations) = (word is "can't" ? "can" : "do", negations + 1);
            else if (Negative.TryGetValue(word, out var positive))
                (word, negations) = (positive, negations + 1);
            else if (Prefix().Match(word) is { Success: true } prefix)
                (word, negations) = (word[prefix.Length..], negations + 1);
            if (!Carriers.Contains(word))
                yield return (Ending().Replace(word, ""), negations);
        }
        yield return (null, negations);
    }

    private static readonly FrozenDictionary<string, string> Negative = new Dictionary<string, string>
    {
        ["not"] = "",
        ["never"] = "",
        ["no"] = "",
        ["cannot"] = "can",
        ["nobody"] = "anybody",
        ["nothing"] = "anything",
        ["none"] = "any",
        ["nicht"] = "",
        ["nie"] = "",
        ["niemals"] = "",
        ["pas"] = "",
        ["jamais"] = "",
        ["ohne"] = "mit",
        ["sans"] = "avec",
        ["without"] = "with",
        ["unless"] = "if",
        ["except"] = "",
        ["outside"] = "inside",
        ["external"] = "internal",
        ["failed"] = "passed",
        ["fails"] = "passes",
        ["fail"] = "pass",
        ["denied"] = "allowed",
        ["rejected"] = "accepted",
        ["disabled"] = "enabled",
        ["disagrees"] = "agrees",
        ["invalid"] = "valid",
        ["incorrect"] = "correct",
        ["incomplete"] = "complete",
        ["inactive"] = "active",
        ["insecure"] = "secure",
        ["ineligible"] = "eligible",
        ["absent"] = "present",
        ["false"] = "true",
        ["private"] = "public",
        ["offline"] = "online",
        ["expired"] = "valid",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Carriers = FrozenSet.Create(
        StringComparer.Ordinal, "", "a", "an", "the", "has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "do", "does",
        "did", "ever", "please", "you", "must", "shall", "will", "always", "may", "can", "should", "yet", "already", "ne", "n", "any");

    [GeneratedRegex(@"[\p{L}\p{N}_€$£{}]+(?:['’-][\p{L}\p{N}]+|[.,]\p{N}+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"^(?:non-?|un-?)(?=\p{L}{4})(?!(?:un)?(?:til|less|ique|ite|ion|iform|iverse|iversal|der))", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    // "Passed" and "pass", behind "has" or "did".
    [GeneratedRegex(@"(?<=\p{L}{3})(?:ed|es|s)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
