using System.Globalization;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Upper limits that only words state ("at most 100 euro"): a model keeps to them as to an instruction, and no schema does. What a tool
/// gives back ("returns up to 10 rows") is no limit of what it may be told.
/// </summary>
internal static partial class SaidLimits
{
    /// <summary>The words of a limit that is gone or higher now; null where none is, or where it is only said otherwise.</summary>
    public static string? Lost(string? before, string? after)
    {
        if (before is null || before == after || !before.Any(char.IsAsciiDigit))
            return null;
        var now = after is null ? [] : Limits().Matches(after).Where(limit => !IsGivenBack(after, limit)).ToList();
        foreach (var was in Limits().Matches(before).Where(limit => !IsGivenBack(before, limit)))
            if (Figure(was) is { } figure && !now.Exists(one => Figure(one) <= figure) && !Stands(after, was.Groups["figure"].Value)
                && !(now.Count == 0 && after is not null && Wordy().IsMatch(after)))
                return was.Value;
        return null;
    }

    // By a word before it in its sentence.
    private static bool IsGivenBack(string text, Match limit)
    {
        var lead = text.AsSpan(0, limit.Index);
        return GivenBack().IsMatch(lead[(lead.LastIndexOfAny('.', ';', '\n') + 1)..]);
    }

    private static bool Stands(string? text, string figure) =>
        text is not null && Regex.IsMatch(text, $@"(?<![\d.,]){Regex.Escape(figure)}(?![\d]|[.,]\d)", RegexOptions.CultureInvariant);

    private static double? Figure(Match limit) =>
        double.TryParse(
            limit.Groups["figure"].Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var figure)
            ? figure
            : null;

    [GeneratedRegex(
        @"\b(?:at most|up to|no(?:t)? more than|max(?:imum)?(?: of)?|maximal|limited to|not (?:to )?exceed(?:ing)?"
        + @"|höchstens|au plus|como máximo)"
        + @" (?:€|\$|£|EUR |USD )?(?<figure>\d[\d,.]*(?<=\d))(?: ?%| ?[\p{L}€$£]+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(
        @"\b(?:returns?|lists?|gets?|shows?|finds?|search(?:es)?|fetch(?:es)?|reads?|retrieves?|answers?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GivenBack();

    [GeneratedRegex(
        @"\b(?:at most|up to|no(?:t)? more than|maximum|max|limited|not exceed)\b (?!any\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wordy();
}
