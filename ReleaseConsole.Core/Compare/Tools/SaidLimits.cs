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
        var rest = after is null ? null
            : Limits().Replace(after, limit => now.Exists(one => one.Index == limit.Index) ? " " : limit.Value);
        var gone = new List<Match>();
        // What stands as it stood is no successor of another.
        foreach (var was in Limits().Matches(before).Where(limit => !IsGivenBack(before, limit)))
            if (now.FindIndex(one => Figure(one) == Figure(was) && Unit(one) == Unit(was)) is >= 0 and var at)
                now.RemoveAt(at);
            else
                gone.Add(was);
        return gone.Find(was => Figure(was) is { } figure && !IsHeld(was, figure, now) && !Stands(rest, was.Groups["figure"].Value)
            && !(now.Count == 0 && rest is not null && Wordy().IsMatch(rest)))?.Value;
    }

    // By a limit of the same thing, or, where none is left, of one that is called otherwise.
    private static bool IsHeld(Match was, double figure, List<Match> now) =>
        (now.FindAll(one => Unit(one) == Unit(was)) is { Count: > 0 } same ? same : now).Exists(one => Figure(one) <= figure);

    private static string Unit(Match limit) => limit.Groups["unit"].Value.Trim().TrimEnd('s').ToLowerInvariant();

    // By a word before it in its sentence.
    private static bool IsGivenBack(string text, Match limit)
    {
        var lead = text.AsSpan(0, limit.Index);
        return GivenBack().IsMatch(lead[(lead.LastIndexOfAny('.', ';', '\n') + 1)..]);
    }

    private static bool Stands(string? text, string figure) =>
        text is not null && Regex.IsMatch(
            text, $@"(?<!\b(?<!\b(?:not|never|no|nothing)\b[^.;\n]{{0,30}})"
            + @"(?:at least|more than|over|above|from|minimum(?: of)?) (?:€|\$|£)?)(?<![\d.,])"
            + $@"{Regex.Escape(figure)}(?![\d]|[.,]\d|\+)(?!(?: ?[\p{{L}}€$£%]+)? (?:and|or) (?:more|above|over|up)\b)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static double? Figure(Match limit) =>
        double.TryParse(
            Plain(limit.Groups["figure"].Value), NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var figure)
            ? figure
            : null;

    // 1.000,50 and 0,5, as half of Europe writes them.
    private static string Plain(string figure) => Dotted().IsMatch(figure)
        ? figure.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
        : figure;

    [GeneratedRegex(
        @"\b(?:at most|up to|no(?:t)? more than|max(?:imum)?(?: of)?|maximal|limited to|not (?:to )?exceed(?:ing)?"
        + @"|höchstens|au plus|como máximo)"
        + @" (?:€|\$|£|EUR |USD )?(?<figure>\d[\d,.]*(?<=\d))(?<unit> ?%| ?[\p{L}€$£]+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Limits();

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Dotted();

    [GeneratedRegex(
        @"\b(?:returns?|lists?|gets?|shows?|finds?|search(?:es)?|fetch(?:es)?|reads?|retrieves?|answers?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GivenBack();

    [GeneratedRegex(
        @"\b(?:at most|up to|no(?:t)? more than|maximum|max|limited|not exceed)\b (?!any\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wordy();
}
