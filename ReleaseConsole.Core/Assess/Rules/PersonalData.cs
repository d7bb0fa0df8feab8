using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something in a text that belongs to a person: what it is, on which line, and how it may be shown.</summary>
internal sealed record PersonalDatum(string Kind, int Line, string Value)
{
    public string Masked => Value.Length <= 4 ? "…" : string.Concat(Value.AsSpan(0, 2), "…", Value.AsSpan(Value.Length - 2));
}

/// <summary>
/// Finds e-mail addresses, phone numbers, IBANs, card numbers, numbers of social insurance, passports and dates of birth; examples and
/// numbers that fail their check digits are none.
/// </summary>
internal static partial class PersonalData
{
    public static IEnumerable<PersonalDatum> In(string text)
    {
        var line = 0;
        foreach (var raw in text.Split('\n'))
        {
            line++;
            foreach (var one in InLine(raw))
                yield return new PersonalDatum(one.Kind, line, one.Value);
        }
    }

    private static IEnumerable<(string Kind, string Value)> InLine(string line)
    {
        // Most lines hold no sign of any of them; four patterns over every line would be most of the time a review waits.
        var digits = line.Count(char.IsAsciiDigit);
        if (line.Contains('@', StringComparison.Ordinal))
            foreach (Match match in Email().Matches(line))
                if (!Example().IsMatch(match.Value))
                    yield return ("an e-mail address", match.Value);
        if (digits < 6)
            yield break;
        foreach (Match match in Iban().Matches(line))
            if (HasIbanCheck(match.Value))
                yield return ("an IBAN", match.Value);
        if (digits >= 13)
            foreach (Match match in Card().Matches(line))
                if (HasLuhnCheck(match.Value))
                    yield return ("a card number", match.Value);
        foreach (var one in IdentityNumbers.In(line, digits))
            yield return one;
        if (line.Contains('+', StringComparison.Ordinal))
            foreach (Match match in Phone().Matches(line))
                yield return ("a phone number", match.Value);
    }

    // ISO 13616: the first four characters go to the end, letters become 10 to 35, and the whole is 1 modulo 97.
    private static bool HasIbanCheck(string iban)
    {
        var compact = iban.Replace(" ", "", StringComparison.Ordinal);
        var rest = 0;
        foreach (var c in compact[4..] + compact[..4])
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A') + 10) % 97;
        return rest == 1;
    }

    // ISO/IEC 7812-1: every second digit from the right doubled, digit sums added.
    private static bool HasLuhnCheck(string card)
    {
        var digits = card.Where(char.IsAsciiDigit).Select(c => c - '0').Reverse().ToList();
        return digits.Select((digit, at) => at % 2 == 0 ? digit : ((digit * 2) / 10) + ((digit * 2) % 10)).Sum() % 10 == 0;
    }

    [GeneratedRegex(@"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\b")]
    private static partial Regex Email();

    // RFC 2606 keeps these names for examples; role addresses belong to nobody.
    [GeneratedRegex(
        @"@(?:[a-z0-9.-]+\.)?example(?:\.(?:com|org|net))?$|\.(?:example|invalid|test|localhost)$|^(?:support|info|help|noreply|no-reply"
        + @"|hello|contact|sales|privacy)@", RegexOptions.IgnoreCase)]
    private static partial Regex Example();

    [GeneratedRegex(@"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")]
    private static partial Regex Iban();

    [GeneratedRegex(@"\b(?:\d[ -]?){12,18}\d\b")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\w.])\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d{2,4}(?:[ -]?\d{2,4}){2,4}\b")]
    private static partial Regex Phone();
}
