using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>How a random value is told from words, a reference or a placeholder.</summary>
internal static partial class SecretForms
{
    private const int ShortestSecret = 8;
    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(" \t\r\n\"'`,;)]}>");

    /// <summary>Where a known key ends: a private key with its last line, or with the text where that line is missing.</summary>
    public static int EndOf(string kind, string text, int index, int length)
    {
        if (kind != "private key")
            return index + length;
        var last = text.IndexOf("-----END ", index, StringComparison.Ordinal);
        var end = last < 0 ? -1 : text.IndexOf("-----", last + 9, StringComparison.Ordinal);
        return end < 0 ? text.Length : end + 5;
    }

    /// <summary>The value at the start of the text: up to a blank, a quote or a separator.</summary>
    public static ReadOnlySpan<char> ValueAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(ValueEnds);
        // A reference in braces or angle brackets ends with its own bracket, which has to stay for it to be seen as one.
        if (end >= 0 && text[end] is '}' or '>') end++;
        return end < 0 ? text : text[..end];
    }

    /// <summary>Random enough for a secret: eight characters or more, mixed, no words, with an entropy no word reaches.</summary>
    public static bool LooksRandom(ReadOnlySpan<char> value, bool quoted) => LooksMixed(value, quoted) && !Words().IsMatch(value);

    /// <summary>As <see cref="LooksRandom"/>, words with a number among them included: so people make up passwords.</summary>
    public static bool LooksMixed(ReadOnlySpan<char> value, bool quoted)
    {
        if (value.Length < ShortestSecret || SecretReferences.Begins(value) || IsPlaceholder(value) || VersionNumber().IsMatch(value))
            return false;
        var (digits, lower, upper, signs) = Classes(value);
        var classes = (digits > 0 ? 1 : 0) + (lower > 0 ? 1 : 0) + (upper > 0 ? 1 : 0) + (signs > 0 ? 1 : 0);
        // Unquoted, a call such as `token = next(2)` or a path is no literal.
        if (!quoted && (value.Contains('(') || value[0] is '/' or '.')) return false;
        if (value.Contains("://", StringComparison.Ordinal)) return false;
        return digits > 0 && classes >= 2 && Entropy(value) >= (value.Length < 16 ? 2.7 : 3.0);
    }

    /// <summary>Stands for a key in an example: dots, stars, one character over and over, or words that say so.</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> value) => Placeholder().IsMatch(value) || Entropy(value) < 2.2;

    /// <summary>Shannon entropy in bits a character.</summary>
    private static double Entropy(ReadOnlySpan<char> value)
    {
        Span<int> counts = stackalloc int[128];
        foreach (var character in value) counts[character & 127]++;
        var bits = 0.0;
        foreach (var count in counts)
            if (count > 0)
                bits -= (double)count / value.Length * Math.Log2((double)count / value.Length);
        return bits;
    }

    private static (int Digits, int Lower, int Upper, int Signs) Classes(ReadOnlySpan<char> value)
    {
        var (digits, lower, upper, signs) = (0, 0, 0, 0);
        foreach (var character in value)
        {
            if (char.IsAsciiDigit(character)) digits++;
            else if (char.IsAsciiLetterLower(character)) lower++;
            else if (char.IsAsciiLetterUpper(character)) upper++;
            else signs++;
        }

        return (digits, lower, upper, signs);
    }

    // my-k8s-secret, openai-creds-v2, prod/eu1/shop: letters, with a short number behind or between them.
    [GeneratedRegex(
        @"^(?:[a-z]{1,20}[0-9]{0,4}|[A-Z][a-z]{1,20}[0-9]{0,4}|[A-Z]{1,20}[0-9]{0,4}|[0-9]{1,8}|[a-z][0-9]{1,2}[a-z]|[0-9]{1,4}[a-z]{1,2})"
        + @"(?:[-_./:](?:[a-z]{1,20}[0-9]{0,4}|[A-Z][a-z]{1,20}[0-9]{0,4}|[A-Z]{1,20}[0-9]{0,4}|[0-9]{1,8}|[a-z][0-9]{1,2}[a-z]"
        + @"|[0-9]{1,4}[a-z]{1,2})){0,12}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(
        @"x{4,}|\*{3,}|\.{3,}|…|0{8,}|your[_-]|example|placeholder|change[_-]?me|replace[_-]?me|dummy|redacted|insert[_-]|:%\w+%@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();

    // In package lists a name such as "credential-provider" is followed by its version.
    [GeneratedRegex(@"^[\^~=v]{0,2}\d+(?:\.\d+)+(?:-[a-z]+[.\d]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex VersionNumber();
}
