using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Numbers that name one person: of social insurance in their fixed forms, of a passport and a date of birth by the word before them.
/// </summary>
internal static partial class IdentityNumbers
{
    /// <param name="line">One line of a text.</param>
    /// <param name="digits">How many digits it holds.</param>
    public static IEnumerable<(string Kind, string Value)> In(string line, int digits)
    {
        if (digits >= 9 && line.Contains('-', StringComparison.Ordinal))
            foreach (Match match in SocialSecurity().Matches(line))
                yield return ("a social security number", match.Value);
        if (digits >= 13 && line.Contains("756", StringComparison.Ordinal))
            foreach (Match match in Ahv().Matches(line))
                if (HasEanCheck(match.Value))
                    yield return ("an AHV number", match.Value);
        // Of a number that has no form of its own, and of a day, only the words beside it tell what it is.
        if (IsForm().IsMatch(line))
            yield break;
        foreach (Match match in Passport().Matches(line))
            if (match.Groups["no"].Value.Count(char.IsAsciiDigit) >= 3)
                yield return ("a passport number", match.Groups["no"].Value);
        foreach (Match match in Birth().Matches(line))
            yield return ("a date of birth", match.Groups["day"].Value);
    }

    // EAN-13: digits weigh 1 and 3 in turn, and the sum is a whole number of tens.
    private static bool HasEanCheck(string number) =>
        number.Where(char.IsAsciiDigit).Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    // Never given out: areas 000, 666 and 900 on, group 00, serial 0000 (Social Security Administration).
    [GeneratedRegex(@"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<![\w.])756\.?\d{4}\.?\d{4}\.?\d{2}(?!\w)")]
    private static partial Regex Ahv();

    [GeneratedRegex(
        @"\b(?i:passport|reisepass|passnummer|passeport|pasaporte|passaporto)(?i:nummer)?[\s:#,]*"
        + @"(?:(?:(?i:no|nr|number|num|is|ist)\b|(?i:n)[°º])\.?[\s:#,]*){0,2}(?<no>[A-Z0-9]{7,9})\b")]
    private static partial Regex Passport();

    [GeneratedRegex(
        @"\b(?i:born|birth|birthday|dob|geboren|geburtsdatum|geburtstag|née?|naissance|nacido|nacida|nacimiento)\b[\s:,]*"
        + @"(?:(?i:on|is|am|le|el)\b[\s:]*)?(?<day>(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}))(?!\d)")]
    private static partial Regex Birth();

    [GeneratedRegex(@"\b(?:e\.g\.|z\.\s?B\.|example|beispiel|format|such as|for instance)", RegexOptions.IgnoreCase)]
    private static partial Regex IsForm();
}
