using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Small words that say what a part of a rule is to the whole: its condition, its exception, an order of its own.</summary>
internal static partial class RuleWords
{
    /// <summary>Behind these stands when a rule holds.</summary>
    public static bool Conditions(string word) => Condition.Contains(word);

    /// <summary>Behind these stands what a rule lets through.</summary>
    public static bool Excepts(string word) => Exception.Contains(word);

    /// <summary>Before a rule these say where, when or for whom it holds.</summary>
    public static bool Scopes(string word) => Condition.Contains(word) || Scope.Contains(word);

    /// <summary>Whether an order begins with it: "cite", "verify".</summary>
    public static bool Orders(string word) => Order.Contains(word);

    /// <summary>Of two things joined by "and" behind these, both have to hold.</summary>
    public static bool Qualifies(string word) => Condition.Contains(word) || Qualifying.Contains(word);

    public static bool Locates(string word) => Locating.Contains(word);

    public static bool IsStance(string word) => Stances.Contains(word);

    /// <summary>Words of a scope that leaves nothing out: "in every case", "for your own safety".</summary>
    public static bool IsUniversal(string word) => Universal.Contains(word);

    /// <summary>Of what is joined by "or" behind these, one is enough.</summary>
    public static bool LeavesChoice(string word) =>
        word is "ask" or "verify" or "check" or "confirm" or "get" or "request" or "answer" or "by" or "use" or "cite" or "offer"
            or "obtain";

    /// <summary>What is joined by "or" behind these is held back each.</summary>
    public static bool HoldsBack(string word) =>
        word is "escalate" or "hand" or "refuse" or "decline" or "reject" or "block" or "mask" or "redact" or "log" or "report" or "flag"
            or "forward";

    /// <summary>Words that point back to what a sentence spoke of: what says something of them is not one more of them.</summary>
    public static bool PointsBack(string word) => word is "it" or "them" or "they" or "its" or "their";

    public static bool Softens(string text) => Softening().IsMatch(text);

    /// <summary>Whether what follows is what somebody says, or what once held.</summary>
    public static bool Reports(string text) => Reporting().IsMatch(text);

    /// <summary>Whether it lets something through in its own words: "you may", "is fine".</summary>
    public static bool Grants(string text) => Granting().IsMatch(text);

    /// <summary>
    /// Whether what it does not name is ruled out: "do not refund without an order" and "only refund with an order" rule the same.
    /// </summary>
    public static bool Limits(string text) => Only().IsMatch(text);

    private static readonly FrozenSet<string> Condition = Words(
        "if when whenever while until during provided once who whom whose which where wenn falls si quand");

    private static readonly FrozenSet<string> Exception = Words(
        "only unless except excepting excluding without besides nur außer ohne sauf sans");

    private static readonly FrozenSet<string> Scope = Words(
        "on in for from after before outside inside within between at with via by under as since bei im am für auf in pour dans");

    private static readonly FrozenSet<string> Qualifying = Words("with without after before has have is are unless mit nach avec");

    private static readonly FrozenSet<string> Locating = Words("about under in from to for on at of into within over only");

    private static readonly FrozenSet<string> Stances = Words(
        "never not must always shall only require requires required go goes cannot nie niemals muss immer");

    private static readonly FrozenSet<string> Universal = Words(
        "any all every each no your this these always whatever reason reasons safety privacy security legal compliance example instance"
        + " particular addition general fact short doubt purpose purposes sake response reply answer "
        + "answers conversation clarity order event"
        + " circumstances");

    private static readonly FrozenSet<string> Order = Words(
        "add alert always answer apply ask avoid be block call check cite close confirm contact copy decline do document ensure escalate"
        + " explain file flag forward give hand include inform keep label link list log make mark mask mention name never note notify offer"
        + " open prefer print quote record redact refer refuse reject remind repeat reply report respond "
        + "return review run say send show sign"
        + " state stop store tell tag use verify warn write must please");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(
        @"^(?:by default|normally|typically|generally|usually|mostly|as a rule|in general|where feasible|as far as)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Softening();

    [GeneratedRegex(
        @"\b(?:(?:you|they|it|we|users?|customers?|staff) (?:may|can|could)(?! not\b)"
        + @"|(?:is|are) (?:fine|ok|okay|allowed|permitted|acceptable|exempt|optional)|feel free)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Granting();

    [GeneratedRegex(@"\b(?:says?|said|used to|formerly|previously|former|old|outdated|in the past|until now)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Reporting();

    [GeneratedRegex(@"\bonly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();
}
