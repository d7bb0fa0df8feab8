using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

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
            return LimitBound.Limit().IsMatch(before.Text) && !old.Select(one => one.High).SequenceEqual(young.Select(one => one.High))
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
        if (before.Stance != after.Stance || !before.IsFirm || LimitBound.Only().IsMatch(after.Text)
            || LimitBound.Limit().Matches(after.Text).LastOrDefault(one => one.Index < figure.At) is not { } near)
            return false;
        var limits = before.Stance == Stance.Forbids
            ? !near.Groups["open"].Success
            : (near.Groups["over"].Success || near.Groups["under"].Success) && !LimitBound.Grants().IsMatch(after.Text);
        return limits && Words(before.Text) == Words($"{Of().Replace(after.Text[..near.Index], "")} {after.Text[figure.End..]}");
    }

    // Words that are figures ("one of them") count only where both sentences have as many.
    private static (IReadOnlyList<Figure> Old, IReadOnlyList<Figure> Young) Figures(Instruction before, Instruction after)
    {
        var (old, young) = (before.Figures, after.Figures);
        return old.Count == young.Count
            ? (old, young)
            : (Figure.In(before.Text, withWords: false), Figure.In(after.Text, withWords: false));
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
        var (bound, other) = (LimitBound.Of(before, was), LimitBound.Of(after, now));
        var sign = was.To(now);
        return sign == 0 && bound == other ? LimitChange.None
            : sign is null || sign == 0 || bound == 0 || bound != other ? LimitChange.Unclear
            : sign == bound ? LimitChange.Raised : LimitChange.Lowered;
    }

    private static string Words(string text) => Beside(text, []);

    private static string Beside(string text, IReadOnlyList<Figure> figures)
    {
        var rest = text.ToLowerInvariant();
        for (var at = figures.Count - 1; at >= 0; at--)
            rest = rest.Remove(figures[at].At, figures[at].End - figures[at].At);
        return string.Join(' ', Word().Matches(rest).Select(word => word.Value.TrimEnd('s')).Where(word => !IsUnit(word)));
    }

    private static bool IsUnit(string word) =>
        word is "€" or "$" or "£" or "second" or "minute" or "hour" or "day" or "week" or "month" or "year" or "eur" or "euro"
            or "dollar" or "usd" or "percent";

    [GeneratedRegex(
        @"\b(?:show|reveal|disclose|share|quote|repeat|print|expose|display|copy|cite|mention|leak)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Discloses();

    [GeneratedRegex(
        @"\b(?:commits?|diffs?|pull requests?|PRs?|patch(?:es)?|files?|functions?|quer(?:y|ies)|rows|tool calls?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Work();

    [GeneratedRegex(@"^\W*(?:\p{L}+\W+)?(?:to|and|[-–—]|through|bis|und|à)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Range();

    [GeneratedRegex(@"\sof\s+$", RegexOptions.IgnoreCase)]
    private static partial Regex Of();

    [GeneratedRegex(@"[\p{L}_€$£{}]+")]
    private static partial Regex Word();
}
