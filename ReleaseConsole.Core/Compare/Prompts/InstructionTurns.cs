using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// A small word of an instruction that turned: "before" into "after", "and" into "or". Of two conditions, "or" makes a rule hold more
/// often; of two things to be done, "or" asks for less.
/// </summary>
internal static partial class InstructionTurns
{
    /// <summary>What its turned words add to what is known of an instruction's change, and whether a person has to say it.</summary>
    public static (Effect Effect, bool IsAsked) With((Effect Effect, bool IsAsked) known, Instruction old, Instruction young)
    {
        if (known.Effect == Effect.Wider)
            return known;
        var order = OfOrder(old, young, Likeness(old, young));
        if (order == Effect.Wider)
            return (Effect.Wider, false);
        // How what may be done is joined is known already.
        if ((old.Stance == Stance.Permits ? order : Of(old, young)) is not { } turned)
            return known;
        return turned == Effect.Different || known.IsAsked ? (Effect.Different, true)
            : turned == Effect.Wider ? (Effect.Wider, false)
            : known.Effect == Effect.Different ? (turned, false) : known;
    }

    /// <summary>What the turned words do; <see cref="Effect.Different"/> where that cannot be told, null where none turned.</summary>
    public static Effect? Of(Instruction old, Instruction young)
    {
        if (old.Stance == Stance.Obliges && Either().IsMatch(young.Text) && !Either().IsMatch(old.Text) && Order().IsMatch(old.Text))
            return Effect.Wider;
        var likeness = Likeness(old, young);
        // The same steps in another order.
        if (Then().IsMatch(old.Text) && Then().IsMatch(young.Text) && old.Key != young.Key && likeness.Value == 1)
            return Effect.Different;
        var joints = Pairs(Joint(), old, young).Where(pair => likeness.Value >= 0.75 && !NamesBoth(old, pair.Was))
            .Select(pair => Joined(old, pair.Was, pair.Now.ValueSpan is ['o' or 'O', ..]));
        return joints.Aggregate(OfOrder(old, young, likeness), (one, other) => Both(one, other));
    }

    private static Effect? OfOrder(Instruction old, Instruction young, Lazy<double> likeness) =>
        Pairs(Order(), old, young).Where(_ => likeness.Value >= 0.35).Select(pair => Ordered(old, pair.Was))
            .Aggregate(default(Effect?), (one, other) => Both(one, other));

    private static Lazy<double> Likeness(Instruction old, Instruction young) =>
        new(() => WordBag.Of(old.Key).Similarity(WordBag.Of(young.Key)));

    private static Effect Both(Effect? one, Effect other) =>
        one is null || one == other ? other : one == Effect.Wider || other == Effect.Wider ? Effect.Wider : Effect.Different;

    // The words of one kind that are another one at the same count.
    private static IEnumerable<(Match Was, Match Now)> Pairs(Regex word, Instruction old, Instruction young)
    {
        var (was, now) = (word.Matches(old.Text), word.Matches(young.Text));
        return was.Count != now.Count ? []
            : was.Zip(now).Where(pair => !pair.First.ValueSpan.Equals(pair.Second.ValueSpan, StringComparison.OrdinalIgnoreCase));
    }

    private static Effect Ordered(Instruction rule, Match word)
    {
        var clause = Clause(rule.Text, word.Index + word.Length);
        var isBehind = Checks().IsMatch(clause);
        var isBeside = Checks().IsMatch($"{rule.Text[..word.Index]} {rule.Text[(word.Index + word.Length + clause.Length)..]}");
        var isBefore = word.ValueSpan.Equals("before", StringComparison.OrdinalIgnoreCase);
        // "Never refund before you verify" only holds until then; the other way round a ban may hold more or less.
        if (rule.Stance == Stance.Forbids)
            return isBefore && isBehind && !isBeside ? Effect.Wider : Effect.Different;
        return isBehind == isBeside ? Effect.Different : isBefore == isBeside ? Effect.Wider : Effect.Narrower;
    }

    private static bool NamesBoth(Instruction rule, Match word) =>
        rule.Stance == Stance.Obliges && StretchRole.NamesBoth(rule.Text, word.Index)
        && (Condition().Match(rule.Text, 0, word.Index) is not { Success: true } condition || IsOver(rule.Text, condition, word.Index));

    private static Effect Joined(Instruction rule, Match word, bool isOr)
    {
        if (Condition().Match(rule.Text, 0, word.Index) is { Success: true } condition && !IsOver(rule.Text, condition, word.Index))
        {
            var excepts = condition.ValueSpan[0] is 'u' or 'U' || Only().IsMatch(rule.Text[..condition.Index]);
            return (rule.IsFirm == excepts) == isOr ? Effect.Wider : Effect.Narrower;
        }
        return rule.Stance switch
        {
            Stance.Obliges => isOr ? Effect.Wider : Effect.Narrower,
            Stance.Forbids when isOr => Effect.Narrower,
            _ => Effect.Different,
        };
    }

    // A condition at the beginning of a sentence ends with the last comma; what stands behind it is what to do.
    private static bool IsOver(string text, Match condition, int at) =>
        condition.ValueSpan.Contains(',') && text[..condition.Index].AsSpan().IndexOfAnyInRange('a', 'z') < 0
        && !text.AsSpan(at).Contains(',');

    // What stands behind "before", up to a comma or the end: "before you verify …" has the check there.
    private static string Clause(string text, int at) => text[at..(text.IndexOf(',', at) is >= 0 and var comma ? comma : text.Length)];

    [GeneratedRegex(@"\b(?:before|after)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Order();

    [GeneratedRegex(@"\b(?:then|afterwards|danach|dann|ensuite)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Then();

    [GeneratedRegex(@"\b(?:before,? (?:\w+ )?or after|after,? (?:\w+ )?or before)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Either();

    [GeneratedRegex(@"\b(?:and|or)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Joint();

    [GeneratedRegex(
        @"\b(?:verif\w+|confirm\w*|check\w*|ask\w*|approv\w+|consent\w*|authenticat\w+|identif\w+|permission|review\w*|sign(?:ed|-?off)?"
        + @"|mask\w*|redact\w*|warn\w*)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Checks();

    [GeneratedRegex(@"\b(?:if|when|whenever|unless|until|in case|once|where|who|that|which)\b[^;:]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\bonly\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();
}
