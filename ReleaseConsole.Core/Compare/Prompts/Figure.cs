using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Prompts;

/// <summary>
/// A figure in a sentence: what it may be read as (<c>1.000</c> is a thousand, or one), in which unit, and where it stands. Amounts of
/// money have no third decimal, and lengths of time are seconds.
/// </summary>
internal sealed partial record Figure(double Low, double High, string Unit, int At, int End)
{
    public bool IsForm => Unit is "sentence" or "word" or "character" or "paragraph" or "line" or "bullet" or "token";

    public static IReadOnlyList<Figure> In(string sentence, bool withWords) =>
        withWords && sentence.AsSpan().ContainsAny(NumberWord.Signs) ? [.. Written().Matches(sentence).Select(Of)]
        : sentence.AsSpan().ContainsAnyInRange('0', '9') || !Ascii.IsValid(sentence) ? [.. Numbers().Matches(sentence).Select(Of)]
        : [];

    /// <summary>
    /// 1 where the other is higher by every reading, −1 where it is lower, 0 where it is the same; null where that cannot be told.
    /// </summary>
    public int? To(Figure other)
    {
        var pairs = IsOpen == other.IsOpen
            ? (ReadOnlySpan<(double, double)>)[(Low, other.Low), (High, other.High)]
            : [(Low, other.Low), (Low, other.High), (High, other.Low), (High, other.High)];
        var signs = new HashSet<int>();
        foreach (var (one, two) in pairs)
            signs.Add(two.CompareTo(one));
        return signs.Count > 1 || (Unit != other.Unit && (signs.First() != 0 || IsMeasure || other.IsMeasure)) ? null : signs.First();
    }

    private bool IsOpen => Low < High;

    private bool IsMeasure => Unit is "€" or "$" or "£" or "¥" or "%" or "second";

    private static Figure Of(Match match)
    {
        var scale = Scale(match.Groups["scale"].Value);
        var (unit, factor) = UnitOf(match);
        if (match.Groups["word"].Value is { Length: > 0 } word)
            return Made(NumberWord.Value(word), NumberWord.Value(word));
        var number = Latin(match.Groups["number"].Value)
            .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal);
        var (whole, exact) =
            (Value(number.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)), Decimal(number));
        // Nobody writes a decimal of nothing: "4,000" is four thousand.
        if (number.Contains(',') && number.EndsWith(",000", StringComparison.Ordinal) && Grouped().IsMatch(number))
            return Made(whole, whole);
        return Grouped().IsMatch(number)
            ? Made(number.Count(letter => letter is ',' or '.') > 1 || unit is "€" or "$" or "£" or "¥" ? whole : exact, whole)
            : Made(exact, exact);

        Figure Made(double low, double high) =>
            new(low * scale * factor, high * scale * factor, unit, match.Index, match.Index + match.Length);
    }

    // The last sign of two kinds parts the decimals: 1.234,50 and 1,234.50.
    private static double Decimal(string number)
    {
        var last = number.LastIndexOfAny([',', '.']);
        return last < 0 || number.AsSpan(0, last).Contains(number[last])
            ? Value(number.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal))
            : Value(
                number[..last].Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal)
                    + "." + number[(last + 1)..]);
    }

    private static double Value(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    // The digits of other scripts, as those of this one.
    private static string Latin(string number) => Ascii.IsValid(number) ? number : string.Concat(
        number.Select(letter => char.IsAscii(letter) || !char.IsDigit(letter)
            ? letter
            : (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter))));

    private static double Scale(string word) => word.TrimEnd('.').ToLowerInvariant() switch
    {
        "k" or "thousand" or "tausend" or "tsd" => 1e3,
        "m" or "million" or "millionen" or "mio" => 1e6,
        "bn" or "billion" => 1e9,
        _ => 1,
    };

    private static (string Unit, double Factor) UnitOf(Match match)
    {
        if (Money(match.Groups["before"].Value) is { } before)
            return (before, 1);
        var after = match.Groups["after"].Value.ToLowerInvariant();
        if (Money(after) is { } money)
            return (money, 1);
        if (Seconds(after) is { } seconds)
            return ("second", seconds);
        var unit = Singular(after);
        // "Three short sentences" are sentences.
        var next = Singular(match.Groups["next"].Value.ToLowerInvariant());
        return (new Figure(0, 0, next, 0, 0).IsForm ? next : unit is "percent" ? "%" : unit, 1);
    }

    private static string Singular(string word) => word.Length > 3 ? word.TrimEnd('s') : word;

    private static string? Money(string word) => word.Trim().ToLowerInvariant() switch
    {
        "€" or "eur" or "euro" or "euros" => "€",
        "$" or "usd" or "dollar" or "dollars" => "$",
        "£" or "gbp" or "pound" or "pounds" => "£",
        "¥" or "jpy" or "yen" or "元" or "円" or "人民币" => "¥",
        "₩" or "원" => "₩",
        "₽" or "руб" or "рублей" => "₽",
        _ => null,
    };

    private static double? Seconds(string word) => word switch
    {
        "second" or "seconds" or "sec" or "sekunden" => 1,
        "minute" or "minutes" or "min" or "minuten" => 60,
        "hour" or "hours" or "h" or "stunde" or "stunden" => 3600,
        "day" or "days" or "tag" or "tage" or "tagen" => 86_400,
        "week" or "weeks" or "woche" or "wochen" => 604_800,
        "month" or "months" or "monat" or "monate" or "monaten" => 2_629_800,
        "year" or "years" or "jahr" or "jahre" or "jahren" => 31_557_600,
        _ => null,
    };

    private const string Before = @"(?:(?<before>[€$£¥]|\b(?:EUR|USD|GBP|JPY))\s?)?";
    private const string Number = @"(?<![\p{L}\d.,-[\u3040-\uD7FF]])(?<number>\d+(?:[.,'’]\d+)*)";

    private const string After =
        @"(?:\s?(?<scale>(?:k|K|M|bn|[Tt]housand|[Mm]illion|[Bb]illion|[Tt]ausend|[Mm]illionen|Mio"
        + @"|Tsd)\b\.?))?(?:(?=[\s-]?(?<after>[€$£¥%元円원]|人民币|\p{L}+)(?:\s(?<next>\p{L}+))?)|)";

    // Words take long to look for; most sentences hold none.
    [GeneratedRegex(Before + "(?:" + Number + @"|\b(?<word>" + NumberWord.Pattern + @")\b)" + After)]
    private static partial Regex Written();

    [GeneratedRegex(Before + Number + After)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^[1-9]\d{0,2}(?:,\d{3})+$|^[1-9]\d{0,2}(?:\.\d{3})+$")]
    private static partial Regex Grouped();
}
