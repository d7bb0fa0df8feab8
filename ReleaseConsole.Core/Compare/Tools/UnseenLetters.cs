using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Tools;

/// <summary>
/// Letters of a text that nobody sees: of no width, turning the direction of writing, the tag letters of Unicode. Those that writing needs
/// are not counted: joiners inside an emoji or a script that joins, marks of direction beside writing from right to left, the three flags
/// that are spelled in tags.
/// </summary>
internal static partial class UnseenLetters
{
    private const int Near = 40;

    public static int Count(string text)
    {
        var written = Flag().Replace(text, "");
        return Run().Matches(written).Where(run => !IsNeeded(written, run)).Sum(run => run.Value.EnumerateRunes().Count());
    }

    // One at a time is writing; several in a row are a message.
    private static bool IsNeeded(string text, Match run) => run.Length == 1 && run.Value[0] switch
    {
        '\u200D' => (IsPicture(Before(text, run.Index)) && IsPicture(At(text, run.Index + 1))) || IsJoined(text, run.Index),
        '\u200C' => IsJoined(text, run.Index),
        '\u200E' or '\u200F' or (>= '\u2066' and <= '\u2069') =>
            RightToLeft().IsMatch(text[Math.Max(0, run.Index - Near)..Math.Min(text.Length, run.Index + Near)]),
        _ => false,
    };

    private static bool IsJoined(string text, int at) => Joins(Before(text, at)) && Joins(At(text, at + 1));

    private static Rune? Before(string text, int at) =>
        at == 0 ? null : At(text, at > 1 && char.IsLowSurrogate(text[at - 1]) ? at - 2 : at - 1);

    private static Rune? At(string text, int at) => at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) ? rune : null;

    // U+FE0F asks for the picture of the sign before it.
    private static bool IsPicture(Rune? rune) => rune is { } one
        && (one.Value == 0xFE0F || Rune.GetUnicodeCategory(one) == UnicodeCategory.OtherSymbol || one.Value is >= 0x1F3FB and <= 0x1F3FF);

    // Arabic and Syriac, and the scripts of India and Sri Lanka.
    private static bool Joins(Rune? rune) =>
        rune is { Value: (>= 0x0600 and <= 0x08FF) or (>= 0x0900 and <= 0x0DFF) or (>= 0xFB50 and <= 0xFEFC) };

    [GeneratedRegex(
        @"(?:[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u180E\u115F\u3164]|\uDB40[\uDC00-\uDDEF])+|[\uFE00-\uFE0F]{2,}",
        RegexOptions.CultureInvariant)]
    private static partial Regex Run();

    [GeneratedRegex(@"[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]", RegexOptions.CultureInvariant)]
    private static partial Regex RightToLeft();

    // England, Scotland and Wales: a black flag, gbeng, gbsct or gbwls in tag letters, and the tag that ends them.
    [GeneratedRegex(
        @"\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62(?:\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67|\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74"
        + @"|\uDB40\uDC77\uDB40\uDC6C\uDB40\uDC73)\uDB40\uDC7F",
        RegexOptions.CultureInvariant)]
    private static partial Regex Flag();
}
