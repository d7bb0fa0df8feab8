namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What a rule holds with some words, beside what it holds without them.</summary>
internal enum StretchHolds
{
    /// <summary>The words leave it open.</summary>
    Open,
    More,
    Less,

    /// <summary>The words may be a scope; a person has to say.</summary>
    MayHoldLess,

    /// <summary>The words may be one more case, or one more way to do; a person has to say.</summary>
    Either,
}

/// <summary>
/// What part of a rule some of its words are: a scope, a condition, an exception, a member of a list, an order of its own.
/// </summary>
internal static class StretchRole
{
    public static StretchHolds Of(Stretch stretch, RuleSentence rule, Stance stance)
    {
        var holds = OfRule(stretch, rule, stance);
        // Of a permission the other way round: the more cases it is given for, the less is held.
        return stance != Stance.Permits ? holds : holds switch
        {
            StretchHolds.More => StretchHolds.Less,
            StretchHolds.Less => StretchHolds.More,
            _ => StretchHolds.Open,
        };
    }

    /// <summary>Whether a list at this place says which cases a rule is about, or what it excepts.</summary>
    public static bool IsQualified(int at, RuleSentence rule) => Context(at, rule) != Part.Object;

    /// <summary>Whether a duty is about both things that are joined there, by whatever word: "escalate refunds or complaints".</summary>
    public static bool NamesBoth(string duty, int joint)
    {
        var (rule, at) = (new RuleSentence(duty), new RuleSentence(duty[..joint]).Count);
        var choice = OfChoice(at, rule);
        return choice == StretchHolds.More
            || (choice == StretchHolds.Either && at < rule.Count && IsSubject(new Stretch(at, at + 1), rule));
    }

    private static StretchHolds OfRule(Stretch stretch, RuleSentence rule, Stance stance)
    {
        var (first, text) = (rule[stretch.From], rule.Text(stretch));
        if (RuleWords.Grants(text))
            return StretchHolds.Less;
        if (stretch.From == 0 && (rule.Before(stretch.To) & (Joint.Comma | Joint.Colon)) != 0)
            return OfLead(text, first);
        if (first is "even" or "regardless" or "but" or "because" or "since" or "as" or "so"
            || IsExplained(stretch, rule) || (stretch.From > 0 && rule[stretch.From - 1] is "even" or "regardless"))
            return StretchHolds.Open;
        if (RuleWords.Excepts(first))
            return first == "only" || (stance == Stance.Obliges && first == "without") ? StretchHolds.Open : StretchHolds.Less;
        if (RuleWords.Conditions(first))
            return Context(stretch.From, rule) == Part.Exception ? StretchHolds.Open : StretchHolds.Less;
        return IsMember(stretch, rule) ? OfMember(stretch, rule, stance) : OfTail(stretch, rule, stance);
    }

    // "Never share data: it is private."
    private static bool IsExplained(Stretch stretch, RuleSentence rule) =>
        rule.Before(stretch.From) == Joint.Colon
            && !Enumerable.Range(stretch.From, stretch.To - stretch.From).Any(at => RuleWords.IsStance(rule[at]));

    private static StretchHolds OfLead(string text, string first)
    {
        if (RuleWords.Softens(text))
            return StretchHolds.Less;
        if (RuleWords.Reports(text))
            return StretchHolds.MayHoldLess;
        if (first == "where" || !RuleWords.Scopes(first))
            return StretchHolds.Open;
        return !RuleWords.Conditions(first) && text.Split(' ').Any(RuleWords.IsUniversal) ? StretchHolds.Open : StretchHolds.Less;
    }

    private static bool IsMember(Stretch stretch, RuleSentence rule)
    {
        for (var at = Math.Max(stretch.From, 1); at <= stretch.To; at++)
            if (rule.Before(at) != Joint.None)
                return true;
        return false;
    }

    private static StretchHolds OfMember(Stretch stretch, RuleSentence rule, Stance stance)
    {
        var (isEither, part) = (rule.IsEither(stretch), Context(stretch.From, rule));
        if (IsOrder(stretch, rule) && !(isEither && stance == Stance.Obliges))
            return OnlyOrders(stretch.From, rule) ? StretchHolds.Open : StretchHolds.More;
        return part switch
        {
            Part.Exception => !isEither && Narrows(stretch.From, rule) ? StretchHolds.More : StretchHolds.Less,
            Part.Condition => isEither ? StretchHolds.More : StretchHolds.Less,
            Part.Time => isEither ? StretchHolds.More : StretchHolds.Open,
            _ when stance == Stance.Obliges && isEither && !IsSubject(stretch, rule) => OfChoice(stretch.From, rule),
            _ => StretchHolds.More,
        };
    }

    // "Ask for the number or the email" leaves a choice; "escalate refunds or complaints" names both.
    private static StretchHolds OfChoice(int at, RuleSentence rule)
    {
        while (--at >= 0)
            if (RuleWords.LeavesChoice(rule[at]))
                return StretchHolds.Less;
            else if (RuleWords.HoldsBack(rule[at]))
                return StretchHolds.More;
        return StretchHolds.Either;
    }

    // "… and cite them": an order of its own, and not one more of what was listed.
    private static bool IsOrder(Stretch stretch, RuleSentence rule)
    {
        if (RuleWords.Orders(rule[stretch.From]))
            return true;
        for (var at = stretch.From; at < stretch.To; at++)
            if (RuleWords.PointsBack(rule[at]) || RuleWords.IsStance(rule[at]))
                return true;
        return false;
    }

    // "Only edit files and run tests": what alone may be done.
    private static bool OnlyOrders(int at, RuleSentence rule) =>
        rule[0] == "only"
            || (at > 1 && Enumerable.Range(0, at - 1).Any(word => rule[word] == "only" && RuleWords.Orders(rule[word + 1])));

    // "Only with an order and a receipt" asks for both; "only under src and tests" allows either.
    private static bool Narrows(int at, RuleSentence rule)
    {
        while (--at >= 0)
            if (RuleWords.Qualifies(rule[at]))
                return true;
            else if (RuleWords.Locates(rule[at]))
                return false;
        return false;
    }

    private static bool IsSubject(Stretch stretch, RuleSentence rule)
    {
        for (var at = 0; at < stretch.From; at++)
            if (RuleWords.IsStance(rule[at]))
                return false;
        return Enumerable.Range(stretch.To, rule.Count - stretch.To).Any(at => RuleWords.IsStance(rule[at]));
    }

    // Behind a ban, "on the phone" may say where alone it holds.
    private static StretchHolds OfTail(Stretch stretch, RuleSentence rule, Stance stance) =>
        stance == Stance.Forbids && stretch.To == rule.Count
            && rule[stretch.From] is "on" or "via" or "over" or "between" or "outside" or "at" or "in"
            && !rule.Text(stretch).Split(' ').Any(RuleWords.IsUniversal)
            ? StretchHolds.MayHoldLess : StretchHolds.Open;

    private enum Part
    {
        Object,
        Condition,
        Time,
        Exception,
    }

    private static Part Context(int at, RuleSentence rule)
    {
        while (--at >= 0)
            if (RuleWords.Excepts(rule[at]))
                return Part.Exception;
            else if (RuleWords.Conditions(rule[at]))
                return Enumerable.Range(0, at).Any(word => rule[word] is "only" or "unless" or "except") ? Part.Exception : Part.Condition;
            else if (rule[at] is "before" or "after")
                return Enumerable.Range(0, at).Any(word => rule[word] == "only") ? Part.Exception : Part.Time;
            else if (RuleWords.IsStance(rule[at]) && !IsWithin(at, rule))
                return Part.Object;
        return Part.Object;
    }

    // "Who has not passed": a negation within a condition.
    private static bool IsWithin(int at, RuleSentence rule) =>
        rule[at] == "not" && at > 0 && rule[at - 1] is ("has" or "have" or "is" or "are" or "was" or "were");
}
