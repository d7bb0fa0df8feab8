using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// The condition or the exception of a rule ("only if …", "unless …", "until …") and what stands beside it, both as the stems of their
/// words. Figures are left out: what they do is told by itself.
/// </summary>
internal sealed partial class RuleCondition
{
    // How far before its word a verb may stand that makes a condition a question: "ask the caller when it arrived".
    private const int LongestQuestion = 3;

    private readonly HashSet<string> _asks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _rest = new(StringComparer.Ordinal);

    private RuleCondition(RuleSentence rule, int from, int to)
    {
        for (var at = 0; at < rule.Count; at++)
            if (at != from && Stem(rule[at]) is { Length: > 0 } stem)
                (at > from && at < to ? _asks : _rest).Add(stem);
    }

    /// <summary>
    /// Whether two wordings say the same under another condition: somebody else has to agree, something else is to be proven.
    /// </summary>
    public static bool Differs(Instruction before, Instruction after) =>
        Of(before) is { } old && Of(after) is { } young && old._asks.Count > 0 && young._asks.Count > 0
            && old._rest.SetEquals(young._rest) && !old._rest.Overlaps(Forms) && !old._asks.SetEquals(young._asks);

    private static RuleCondition? Of(Instruction rule)
    {
        var words = new RuleSentence(WithoutFigures(rule));
        for (var at = 0; at < words.Count; at++)
            if (Beginnings.Contains(words[at]) && !IsAsked(words, at))
                return End(words, at) is { } end ? new RuleCondition(words, at, end) : null;
        return null;
    }

    private static string WithoutFigures(Instruction rule)
    {
        var text = rule.Text;
        for (var at = rule.Figures.Count - 1; at >= 0; at--)
            text = text.Remove(rule.Figures[at].At, rule.Figures[at].End - rule.Figures[at].At);
        return text;
    }

    private static bool IsAsked(RuleSentence rule, int at) =>
        Enumerable.Range(Math.Max(0, at - LongestQuestion), Math.Min(at, LongestQuestion)).Any(word => Asking.Contains(rule[word]));

    // At the beginning of a sentence it ends with the first comma; at its end, where an order of its own begins.
    private static int? End(RuleSentence rule, int from)
    {
        for (var at = from + 1; at < rule.Count; at++)
            if ((rule.Before(at) & (Joint.Comma | Joint.Colon)) != 0
                && (from == 0 || rule[at] is "then" or "you" || RuleWords.Orders(rule[at]) || RuleWords.IsStance(rule[at])))
                return at;
        return from == 0 ? null : rule.Count;
    }

    /// <summary>A word as it counts when conditions are held against each other; nothing for one that only carries others.</summary>
    public static string Stem(string word) =>
        Carriers.Contains(word) ? "" : Ending().Replace(word, "") is var stem && SameAs.TryGetValue(stem, out var same) ? same : stem;

    private static readonly FrozenSet<string> Beginnings = Words(
        "if when whenever while until during provided once unless except without wenn falls si quand außer ohne sauf sans");

    private static readonly FrozenSet<string> Asking = Words("ask asks tell say explain state know check see mention learn find note");

    private static readonly FrozenSet<string> Carriers = Words(
        "a an the has have had is are was were be been being do does did you please must shall will may "
        + "can should yet already it them to of"
        + " their his her its this that so by from for in on at and or if when whenever once there "
        + "explicitly expressly clearly about concerns"
        + " concern regarding regards");

    // Who is served, and what it is to agree or to ask, has several words.
    private static readonly FrozenDictionary<string, string> SameAs = new Dictionary<string, string>
    {
        ["customer"] = "user",
        ["caller"] = "user",
        ["client"] = "user",
        ["they"] = "user",
        ["shopper"] = "user",
        ["confirm"] = "approv",
        ["authoris"] = "approv",
        ["authoriz"] = "approv",
        ["agre"] = "approv",
        ["consent"] = "approv",
        ["permission"] = "approv",
        ["colleagu"] = "person",
        ["request"] = "ask",
        ["want"] = "ask",
        ["human"] = "person",
        ["someon"] = "person",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // When an answer has which form is no matter of what may be done.
    private static readonly FrozenSet<string> Forms = Words(
        "bullet paragraph sentence heading table emoji tone style language format markdown json short brief polite formal informal greeting"
        + " word english german french spanish italian").Select(Stem).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<=\p{L}{3})(?:ations?|als?|ings?|ed|es|s|e)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
