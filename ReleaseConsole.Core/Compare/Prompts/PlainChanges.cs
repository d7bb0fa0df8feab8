using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare.Diff;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// What changed in sentences that neither forbid nor oblige: the figures in them, what they permit, and when something with consequences is
/// to be done. Which way it goes is told where the words say it; a figure in a sentence that only states a fact is told and no more.
/// </summary>
internal static partial class PlainChanges
{
    private const double Alike = 0.55;

    private static readonly SearchValues<string> Permissions =
        SearchValues.Create([" may ", " can ", "could ", "allowed", "permitted", "free to"], StringComparison.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> DeedVerbs = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "refund", "pay", "grant", "issue", "approve", "book", "cancel", "delete", "drop", "send", "share", "reveal", "disclose", "execute",
        "run", "deploy", "merge", "push", "publish", "transfer", "install", "download", "upload", "overwrite", "reset", "unlock", "charge",
        "offer", "give", "accept", "order", "prescribe", "diagnose", "discuss", "access", "modify", "edit", "release", "wait")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lines of those that changed so. Sentences that have one are taken out of both lists.</summary>
    public static IEnumerable<ChangeDetail> Of(List<Instruction> old, List<Instruction> young)
    {
        var now = young.Where(MayMatter).Select(one => (One: one, Bag: WordBag.Of(one.Key))).ToList();
        if (now.Count == 0)
            return [];
        var found = new List<ChangeDetail>();
        foreach (var was in old.Where(MayMatter).ToList())
        {
            var bag = WordBag.Of(was.Key);
            var (best, likeness) = (-1, Alike);
            for (var at = 0; at < now.Count; at++)
                if (bag.SimilarityFrom(Alike, now[at].Bag) is var alike && alike >= likeness)
                    (best, likeness) = (at, alike);
            if (best < 0)
                continue;
            if (was.Key != now[best].One.Key && Line(Bare(was), Bare(now[best].One)) is { } line && !IsForOthers(line, was, now[best].One))
            {
                found.Add(line);
                old.Remove(was);
                young.Remove(now[best].One);
            }
            now.RemoveAt(best);
        }
        return found;
    }

    // Of a language that is not read nobody knows whether a figure stands in a fact or in a rule.
    private static bool IsForOthers(ChangeDetail line, Instruction was, Instruction now) =>
        line.Topic == ChangeTopic.Text && (UnreadSentences.Has(was) || UnreadSentences.Has(now));

    private static bool MayMatter(Instruction one) =>
        one is { IsTold: false, IsExample: false, Void: null, Role: not "user" }
        && (InstructionLimits.MaySet(one.Text) || one.Text.AsSpan().ContainsAny(Permissions) || Acts(one.Text));

    // What is neither forbidden nor obliged is read as what may be done.
    private static Instruction Bare(Instruction one) => new(one.Line, one.Text, Stance.Permits) { Last = one.Last, Role = one.Role };

    private static ChangeDetail? Line(Instruction was, Instruction now)
    {
        var (isFigure, permits) = (InstructionLimits.Differ(was, now), Permits(was.Text) || Permits(now.Text));
        var binds = permits || ((Binding().IsMatch(was.Text) || Acts(was.Text)) && !Hours().IsMatch(was.Text));
        var limits = isFigure && (permits || binds) ? InstructionLimits.Between(was, now) : LimitChange.None;
        if (isFigure && (limits == LimitChange.None || !binds || (limits == LimitChange.Unclear && !Measures(was, now))))
            return InstructionLimits.IsForm(was, now) ? null : Figure(was, now);
        return limits switch
        {
            LimitChange.Raised => InstructionLines.Plain(was, now, Effect.Wider),
            LimitChange.Lowered => InstructionLines.Plain(was, now, Effect.Narrower),
            LimitChange.Unclear => InstructionLines.Asked(was, now, "A figure in what may be done"),
            _ => Said(was, now, permits),
        };
    }

    private static ChangeDetail? Said(Instruction was, Instruction now, bool permits)
    {
        var acts = Acts(was.Text) || Acts(now.Text);
        if (acts && Unconditioned(was.Text, now.Text))
            return InstructionLines.Plain(was, now, Effect.Wider);
        if (acts && InstructionTurns.Of(was, now) is { } turned)
            return turned == Effect.Different ? InstructionLines.Asked(was, now, "When or how something is to be done")
                : InstructionLines.Plain(was, now, turned);
        if (acts && Grave().IsMatch(now.Text) && RuleCondition.Differs(was, now))
            return InstructionLines.Asked(was, now, "The condition under which something is to be done");
        return permits && Deeds().IsMatch(now.Text) && !SamePermission(was.Text, now.Text)
            ? InstructionLines.Asked(was, now, "What may be done") : null;
    }

    private static ChangeDetail Figure(Instruction was, Instruction now) => new(
        string.Create(CultureInfo.InvariantCulture, $"line {now.Line}"), "Figure", ChangeType.Changed, was.Text, now.Text, Effect.Different,
        ChangeTopic.Text)
    { Meaning = $"A figure changed: “{now.Text.TrimEnd('.')}” (was “{was.Text.TrimEnd('.')}”)." };

    private static bool Measures(Instruction was, Instruction now) =>
        Measured().IsMatch(was.Text) || Measured().IsMatch(now.Text) || Dated().IsMatch(now.Text);

    private static bool Permits(string text) => text.AsSpan().ContainsAny(Permissions) && Permission().IsMatch(text);

    private static bool Acts(string text)
    {
        foreach (var at in OrderHeads.In(text))
            if (DeedVerbs.Contains(OrderHeads.Word(text, at)))
                return true;
        return false;
    }

    // The same words without a stretch that begins as a condition does.
    private static bool Unconditioned(string was, string now)
    {
        var condition = Condition().Match(was);
        return condition.Success && new Instruction(0, was.Remove(condition.Index, condition.Length), Stance.None).Key
            == new Instruction(0, now, Stance.None).Key;
    }

    // "May" for "can", and how it is to be said, permit nothing else.
    private static bool SamePermission(string was, string now) => Bare(was) == Bare(now);

    private static string Bare(string text) => new Instruction(0, Manner().Replace(text, " "), Stance.None).Key;

    [GeneratedRegex(
        @"\b(?:may|can|could|(?:is|are|be) (?:allowed|permitted|authori[sz]ed|free) to|(?:is|are) (?:allowed|permitted"
        + @"|possible))\b(?! (?:not|find|see|also find)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Permission();

    [GeneratedRegex(
        @"\b(?:valid|expir\w+|eligible|entitled|possible|discounts?|refunds?|refundable|vouchers?|credits?|compensation|goodwill|limits?"
        + @"|thresholds?|budget|quota|timeouts?|cap|max(?:imum)?|min(?:imum)?|retr(?:y|ies))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Binding();

    [GeneratedRegex(
        @"\b(?:refund|pay|grant|issue|approve|book|cancel|delete|drop|send|share|reveal|disclose|execute|run|deploy|merge|push|publish"
        + @"|transfer|install|download|upload|overwrite|reset|unlock|charge|offer|give|accept|order|prescribe|diagnose|discuss|name|access"
        + @"|modify|edit|call|release|write (?:to|files?)|create|move|copy)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Deeds();

    // What cannot be taken back, or costs: its condition is looked at by a person.
    [GeneratedRegex(
        @"\b(?:refund|pay|grant|issue|approve|cancel|delete|drop|share|reveal|disclose|execute|deploy|merge|push|publish|transfer|install"
        + @"|overwrite|reset|unlock|charge|release)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Grave();

    [GeneratedRegex(
        @"[€$£¥%]|\b(?:percent|per cent|EUR|USD|GBP|euros?|dollars?|pounds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?"
        + @"|times|attempts?|lines?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Measured();

    // When a shop is open is a fact.
    [GeneratedRegex(@"\b(?:open(?:s|ing)?|close[sd]?|closing|office hours|o[’']clock|Uhr)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hours();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:19|20)\d\d\b")]
    private static partial Regex Dated();

    [GeneratedRegex(
        @"^\W*(?:if|when|once|unless|after|before)\b[^,.!?]*,|,?\s+(?:only )?(?:if|when|once|unless|after|provided"
        + @"|as long as)\b[^.!?]*(?=[.!?]*$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    [GeneratedRegex(
        @"\b(?:may|can|could|you|please|politely|kindly|briefly|warmly|friendly|gladly|happily|also|then|always|the|an?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Manner();
}
