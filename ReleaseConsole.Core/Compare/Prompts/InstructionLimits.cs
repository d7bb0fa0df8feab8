using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>What happened to the limits an instruction sets.</summary>
internal enum LimitChange
{
    None,

    /// <summary>It lets more through.</summary>
    Raised,

    /// <summary>It lets less through, and nothing else in the sentence differs.</summary>
    Lowered,

    /// <summary>A figure is another one, and what that does cannot be told from the words.</summary>
    Unclear,
}

/// <summary>
/// Compares the figures of two wordings. "Above", "at most" let more through with a higher figure, "below", "at least" with a lower one;
/// where the words leave it open, nothing is claimed.
/// </summary>
internal static partial class InstructionLimits
{
    public static LimitChange Between(Instruction before, Instruction after)
    {
        if (!MaySet(before.Text) && !MaySet(after.Text))
            return LimitChange.None;
        var (old, young) = Figures(before, after);
        if (old.Count == 0 && young.Count == 1 && IsLimited(before, after, young[0]))
            return LimitChange.Raised;
        if (old.Count != young.Count)
            return Limit().IsMatch(before.Text) && !old.Select(one => one.High).SequenceEqual(young.Select(one => one.High))
                ? LimitChange.Unclear : LimitChange.None;
        if (OfRange(before, old, after, young) is { } range)
            return range;
        var found = LimitChange.None;
        foreach (var (was, now) in old.Zip(young))
            switch (One(before, was, after, now))
            {
                case LimitChange.Raised:
                    return LimitChange.Raised;
                case LimitChange.Unclear:
                    found = LimitChange.Unclear;
                    break;
                case LimitChange.Lowered when found == LimitChange.None:
                    found = LimitChange.Lowered;
                    break;
                default:
                    break;
            }
        return found == LimitChange.Lowered && Beside(before.Text, old) != Beside(after.Text, young) ? LimitChange.None : found;
    }

    /// <summary>Whether the figures of two wordings are others.</summary>
    public static bool Differ(Instruction before, Instruction after)
    {
        var (old, young) = Figures(before, after);
        return old.Count != young.Count || old.Zip(young).Any(pair => pair.First.To(pair.Second) != 0);
    }

    /// <summary>Whether only the length of an answer is another one.</summary>
    public static bool IsForm(Instruction before, Instruction after)
    {
        var (old, young) = Figures(before, after);
        return old.Concat(young).All(one => one.IsForm) && !Work().IsMatch(before.Text);
    }

    // The digits of other scripts are figures too.
    internal static bool MaySet(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9') || text.AsSpan().ContainsAny(NumberWord.Signs) || !Ascii.IsValid(text);

    /// <summary>Whether what was ruled throughout, in the same words, is ruled only up to a figure or from one on.</summary>
    private static bool IsLimited(Instruction before, Instruction after, Figure figure)
    {
        if (before.Stance != after.Stance || !before.IsFirm || Only().IsMatch(after.Text)
            || Limit().Matches(after.Text).LastOrDefault(one => one.Index < figure.At) is not { } near)
            return false;
        var limits = before.Stance == Stance.Forbids
            ? !near.Groups["open"].Success
            : (near.Groups["over"].Success || near.Groups["under"].Success) && !Grants().IsMatch(after.Text);
        return limits && Words(before.Text) == Words($"{Of().Replace(after.Text[..near.Index], "")} {after.Text[figure.End..]}");
    }

    // Words that are figures ("one of them") count only where both sentences have as many.
    private static (IReadOnlyList<Figure> Old, IReadOnlyList<Figure> Young) Figures(Instruction before, Instruction after)
    {
        var (old, young) = (before.Figures, after.Figures);
        return old.Count == young.Count ? (old, young) : (Figure.In(before.Text, withWords: false), Figure.In(after.Text, withWords: false));
    }

    /// <summary>"From 3 to 14" lets more through where both ends lie further out; null where it is no range.</summary>
    private static LimitChange? OfRange(Instruction before, IReadOnlyList<Figure> old, Instruction after, IReadOnlyList<Figure> young)
    {
        if (old is not [var low, var high] || young is not [var least, var most] || before.Stance == Stance.Forbids
            || !Range().IsMatch(before.Text[low.End..high.At]) || !Range().IsMatch(after.Text[least.End..most.At]))
            return null;
        return (low.To(least), high.To(most)) switch
        {
            (0, 0) => LimitChange.None,
            ( <= 0, >= 0) => LimitChange.Raised,
            ( >= 0, <= 0) => LimitChange.Lowered,
            _ => LimitChange.Unclear,
        };
    }

    private static LimitChange One(Instruction before, Figure was, Instruction after, Figure now)
    {
        // How long an answer is, is its form; how much of a secret may be shown, or of a program changed, is none.
        if (was.IsForm && now.IsForm && !(before.Stance == Stance.Forbids && Discloses().IsMatch(before.Text))
            && !Work().IsMatch(before.Text))
            return LimitChange.None;
        var (bound, other) = (Bound(before, was), Bound(after, now));
        var sign = was.To(now);
        return sign == 0 && bound == other ? LimitChange.None
            : sign is null || sign == 0 || bound == 0 || bound != other ? LimitChange.Unclear
            : sign == bound ? LimitChange.Raised : LimitChange.Lowered;
    }

    /// <summary>1 where a higher figure lets more through, −1 where a lower one does, 0 where that is open.</summary>
    private static int Bound(Instruction sentence, Figure figure)
    {
        var bounds = Limit().Matches(sentence.Text);
        var near = bounds.LastOrDefault(one => one.Index < figure.At) ?? (bounds.Count == 1 ? bounds[0] : null);
        if (near is null)
            return 0;
        var isOver = near.Groups["over"].Success;
        return near.Groups["cap"].Success ? 1
            : near.Groups["floor"].Success ? -1
            : near.Groups["open"].Success ? 0
            : near.Groups["after"].Success ? sentence.Stance == Stance.Obliges && Ends().IsMatch(sentence.Text) ? 1 : 0
            : Keeps().IsMatch(sentence.Text) ? isOver ? -1 : 1
            : near.Groups["within"].Success ? sentence.Stance == Stance.Forbids ? 0 : 1
            : IsOpen(sentence, isOver) ? 0
            : (isOver, sentence.Stance == Stance.Permits) switch
            {
                (true, false) or (false, true) => 1,
                (false, false) => -1,
                (true, true) => 0,
            };
    }

    private static bool IsOpen(Instruction sentence, bool isOver) => Only().IsMatch(sentence.Text) || sentence.Stance switch
    {
        // To approve what is above a figure holds it back; to approve what is below lets it through.
        Stance.Obliges => (isOver ? Gives() : Grants()).IsMatch(sentence.Text),
        Stance.Forbids => !isOver && Safeguards().IsMatch(sentence.Text),
        _ => false,
    };

    private static string Words(string text) => Beside(text, []);

    private static string Beside(string text, IReadOnlyList<Figure> figures)
    {
        var rest = text.ToLowerInvariant();
        for (var at = figures.Count - 1; at >= 0; at--)
            rest = rest.Remove(figures[at].At, figures[at].End - figures[at].At);
        return string.Join(' ', Word().Matches(rest).Select(word => word.Value.TrimEnd('s')).Where(word => !IsUnit(word)));
    }

    private static bool IsUnit(string word) =>
        word is "€" or "$" or "£" or "second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "eur" or "euro" or "dollar" or "usd"
            or "percent";

    [GeneratedRegex(
        @"\b(?:(?<cap>no more than|not more than|exceed\w*|at most|up to|limit(?:ed)?|cap(?:ped)?|max(?:imum)?|without (?:approval|asking|permission|consent|confirmation|review)|höchstens|maximal|bis zu|au plus|como máximo|a lo sumo|hasta|no máximo|até|al massimo|fino a|hoogstens|tot|maksymalnie|не более|(?:all|everything)(?: digits)? (?:but|except)(?: for)?(?: the)?(?: (?:last|first|final))?)"
        + @"|(?<floor>no less than|not less than|no fewer than|at least|min(?:imum)?|(?:require[sd]?|needs?)(?=\s(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))|mindestens|au moins|al menos|como mínimo|pelo menos|almeno|minstens|co najmniej|не менее)"
        + @"|(?<open>require[sd]?|needs?)"
        + @"|(?<within>within|innerhalb|binnen)"
        + @"|(?<after>after)(?= (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))"
        + @"|(?<over>more than|above|over|greater than|larger than|higher than|older than|longer than|über|mehr als|ab|plus de|más de|mais de|più di|meer dan|więcej niż|powyżej|более|больше|свыше)"
        + @"|(?<under>below|under|less than|fewer than|lower than|smaller than|younger than|shorter than|unter|weniger als|moins de|menos de|meno di|minder dan|poniżej|менее|меньше))\b"
        + @"|(?<cap>最多|至多|以内|以內|まで|以下|이하|이내)|(?<floor>至少|最低|少なくとも|최소)|(?<over>超过|超過|高于|を超え|以上|초과|이상)|(?<under>低于|少于|未満|미만)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(?:only|nur|seulement|uniquement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    // "Always approve refunds below €50": what is obliged is to let through.
    [GeneratedRegex(@"\b(?:automatic(?:ally)?|approve|grant|accept|allow|issue|pay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Grants();

    [GeneratedRegex(@"\b(?:automatic(?:ally)?|grant|accept|allow|issue|pay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gives();

    // "Do not ask for approval below €50": what is forbidden is to hold back.
    [GeneratedRegex(
        @"\b(?:never|not|\w+n[’']t) (?:\w+ )?(?:ask|escalate|hand(?! out\b)|confirm|verify|check|review|require|bother|flag|report|alert|notify)\b(?! (?:more|less|fewer|at|up|about|only|any)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Safeguards();

    [GeneratedRegex(@"\b(?:show|reveal|disclose|share|quote|repeat|print|expose|display|copy|cite|mention|leak)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Discloses();

    [GeneratedRegex(@"\b(?:commits?|diffs?|pull requests?|PRs?|patch(?:es)?|files?|functions?|quer(?:y|ies)|rows|tool calls?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Work();

    // What begins or ends after a figure comes later with a higher one.
    [GeneratedRegex(@"\b(?:time ?out|abort|stop|cancel|kill|escalate|hand|lock|block|delete|erase|expire)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    // "Keep commits below 400 lines": what is below may be done.
    [GeneratedRegex(@"^\W*(?:please |always )?(?:keep|hold|stay|limit|cap|restrict)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();

    [GeneratedRegex(@"^\W*(?:\p{L}+\W+)?(?:to|and|[-–—]|through|bis|und|à)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\sof\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Of();

    [GeneratedRegex(@"[\p{L}_€$£{}]+")]
    private static partial Regex Word();
}
