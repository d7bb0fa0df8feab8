using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>Which way the words beside a figure bound it: "above" and "at most" from over it, "below" and "at least" from under it.</summary>
internal static partial class LimitBound
{
    /// <summary>1 where a higher figure lets more through, −1 where a lower one does, 0 where that is open.</summary>
    public static int Of(Instruction sentence, Figure figure)
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

    [GeneratedRegex(
        @"\b(?:(?<cap>no more than|not more than|exceed\w*|at most|up to|limit(?:ed)?|cap(?:ped)?|max(?:imum)?|without (?:approval|asking"
        + @"|permission|consent|confirmation|review)|höchstens|maximal|bis zu|au plus|como máximo|a lo sumo|hasta|no máximo|até|al massimo"
        + @"|fino a|hoogstens|tot|maksymalnie|не более|(?:all|everything)(?: digits)? (?:but"
        + @"|except)(?: for)?(?: the)?(?: (?:last|first|final))?)"
        + @"|(?<floor>no less than|not less than|no fewer than|at least|min(?:imum)?|(?:require[sd]?|needs?)(?=\s(?:\d|(?:one|two|three"
        + @"|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))|mindestens|au moins|al menos|como mínimo|pelo menos|almeno"
        + @"|minstens|co najmniej|не менее)"
        + @"|(?<open>require[sd]?|needs?)"
        + @"|(?<within>within|innerhalb|binnen)"
        + @"|(?<after>after)(?= (?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b))"
        + @"|(?<over>more than|above|over|greater than|larger than|higher than|older than|longer than|über|mehr als|ab|plus de|más de"
        + @"|mais de|più di|meer dan|więcej niż|powyżej|более|больше|свыше)"
        + @"|(?<under>below|under|less than|fewer than|lower than|smaller than|younger than|shorter than|unter|weniger als|moins de"
        + @"|menos de|meno di|minder dan|poniżej|менее|меньше))\b"
        + @"|(?<cap>最多|至多|以内|以內|まで|以下|이하|이내)|(?<floor>至少|最低|少なくとも|최소)|(?<over>超过|超過|高于|を超え|以上|초과|이상)|(?<under>低于|少于|未満|미만)",
        RegexOptions.IgnoreCase)]
    internal static partial Regex Limit();

    [GeneratedRegex(@"\b(?:only|nur|seulement|uniquement)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Only();

    // "Always approve refunds below €50": what is obliged is to let through.
    [GeneratedRegex(@"\b(?:automatic(?:ally)?|approve|grant|accept|allow|issue|pay)\b", RegexOptions.IgnoreCase)]
    internal static partial Regex Grants();

    [GeneratedRegex(@"\b(?:automatic(?:ally)?|grant|accept|allow|issue|pay)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gives();

    // "Do not ask for approval below €50": what is forbidden is to hold back.
    [GeneratedRegex(
        @"\b(?:never|not|\w+n[’']t) (?:\w+ )?(?:ask|escalate|hand(?! out\b)|confirm|verify|check|review|require|bother|flag|report|alert"
        + @"|notify)\b(?! (?:more|less|fewer|at|up|about|only|any)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Safeguards();

    // What begins or ends after a figure comes later with a higher one.
    [GeneratedRegex(@"\b(?:time ?out|abort|stop|cancel|kill|escalate|hand|lock|block|delete|erase|expire)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    // "Keep commits below 400 lines": what is below may be done.
    [GeneratedRegex(@"^\W*(?:please |always )?(?:keep|hold|stay|limit|cap|restrict)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();
}
