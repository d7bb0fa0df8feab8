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
        var (old, young) = Figures(before.Text, after.Text);
        if (old.Count != young.Count)
            return Limit().IsMatch(before.Text) && !old.Select(one => one.High).SequenceEqual(young.Select(one => one.High))
                ? LimitChange.Unclear : LimitChange.None;
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

    // Words that are figures ("one of them") count only where both sentences have as many.
    private static (IReadOnlyList<Figure> Old, IReadOnlyList<Figure> Young) Figures(string before, string after)
    {
        var (old, young) = (Figure.In(before, withWords: true), Figure.In(after, withWords: true));
        return old.Count == young.Count ? (old, young) : (Figure.In(before, withWords: false), Figure.In(after, withWords: false));
    }

    private static LimitChange One(Instruction before, Figure was, Instruction after, Figure now)
    {
        // How long an answer is, is its form.
        if (was.IsForm && now.IsForm)
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
        var isOpen = Only().IsMatch(sentence.Text) || (sentence.Stance == Stance.Obliges && Grants().IsMatch(sentence.Text));
        return near.Groups["cap"].Success ? 1
            : near.Groups["floor"].Success ? -1
            : near.Groups["within"].Success ? sentence.Stance == Stance.Forbids ? 0 : 1
            : isOpen ? 0
            : (near.Groups["over"].Success, sentence.Stance == Stance.Permits) switch
            {
                (true, false) or (false, true) => 1,
                (false, false) => -1,
                (true, true) => 0,
            };
    }

    private static string Beside(string text, IReadOnlyList<Figure> figures)
    {
        var rest = text.ToLowerInvariant();
        for (var at = figures.Count - 1; at >= 0; at--)
            rest = rest.Remove(figures[at].At, figures[at].End - figures[at].At);
        return string.Join(' ', Word().Matches(rest).Select(word => word.Value.TrimEnd('s')).Where(word => !IsUnit(word)));
    }

    private static bool IsUnit(string word) =>
        word is "€" or "$" or "£" or "second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "eur" or "euro" or "dollar" or "usd";

    [GeneratedRegex(
        @"\b(?:(?<cap>no more than|not more than|exceed\w*|at most|up to|limit(?:ed)?|max(?:imum)?|without (?:approval|asking|permission|consent|confirmation|review)|höchstens|maximal|bis zu|au plus)"
        + @"|(?<floor>no less than|not less than|no fewer than|at least|min(?:imum)?|require[sd]?|needs?|mindestens|au moins)"
        + @"|(?<within>within|innerhalb|binnen)"
        + @"|(?<over>more than|above|over|greater than|larger than|higher than|older than|longer than|über|mehr als|ab|plus de)"
        + @"|(?<under>below|under|less than|fewer than|lower than|smaller than|younger than|shorter than|unter|weniger als|moins de))\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Limit();

    [GeneratedRegex(@"\b(?:only|nur|seulement|uniquement)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Only();

    // "Always approve refunds below €50": what is obliged is to let through.
    [GeneratedRegex(@"\b(?:automatic(?:ally)?|approve|grant|accept|allow|issue|pay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Grants();

    [GeneratedRegex(@"[\p{L}_€$£{}]+")]
    private static partial Regex Word();
}
