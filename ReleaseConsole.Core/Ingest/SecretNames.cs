using System.Buffers;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>Names that announce a secret in running text: as a member, as the name of a pair, as an argument of a command.</summary>
internal static class SecretNames
{
    private const string Name = @"(?:password|passwd|passphrase|secret|token|credential|pwd|authorization|cookie"
        + @"|(?:api|access|private|master|account|subscription|encryption|signing|auth)[_-]?key)[A-Za-z0-9_-]{0,24}";

    private const string Value = @"[""'`]?(?:(?:basic|bearer|token|apikey)[ \t]{1,4})?";

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private static readonly SearchValues<string> Telling = SearchValues.Create(
        ["passw", "passphrase", "secret", "token", "key", "credential", "pwd", "authorization", "cookie"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Other cases of k and i, by which a telling name may be written.</summary>
    private static readonly SearchValues<char> TellingLetters = SearchValues.Create("\u212A\u0130");

    /// <summary>Each way of writing with a sign of it that is quick to look for, up to where the value begins.</summary>
    private static readonly (string? Sign, Regex Pattern)[] Ways =
    [
        (null, new(Name + @"[""']?[ \t]{0,8}(?::=|=>|=|:)[ \t]{0,8}" + Value, Linear)),
        ("value", new(Name + @"[""']?(?:,\s{0,40}|\s{1,40})[""']?value[""']?\s{0,8}:\s{0,8}" + Value, Linear)),
        ("--", new("--(?:[a-z0-9]{1,20}-){0,4}" + Name + @"[""']?(?:[ \t]{1,4}|,\s{0,40}|\s{1,40}-[ \t]{1,4})" + Value, Linear)),
    ];

    /// <summary>The first value from an index on that is announced by a name and is random enough to be a secret.</summary>
    public static SecretSpan? FirstIn(ReadOnlySpan<char> text, int from = 0)
    {
        text = text[from..];
        if (!text.ContainsAny(Telling) && !text.ContainsAny(TellingLetters)) return null;
        SecretSpan? first = null;
        foreach (var (sign, pattern) in Ways)
            if ((sign is null || text.Contains(sign, StringComparison.OrdinalIgnoreCase))
                && FirstIn(text, pattern) is { } found && !(first?.Index <= found.Index))
                first = found;
        return first is { } one ? one with { Index = one.Index + from } : null;
    }

    private static SecretSpan? FirstIn(ReadOnlySpan<char> text, Regex pattern)
    {
        var read = 0;
        foreach (var match in pattern.EnumerateMatches(text))
        {
            // The word in a reference such as `secret:shop/key` announces nothing of its own.
            if (match.Index < read) continue;
            var start = match.Index + match.Length;
            var value = SecretForms.ValueAt(text[start..]);
            var name = NameAt(text[match.Index..start]);
            if (IsSecret(name, value, quoted: text[start - 1] is '"' or '\'' or '`'))
                return new SecretSpan("password or key", start, value.Length);
            if (SecretReferences.Begins(value)) read = start + value.Length;
        }

        return null;
    }

    private static ReadOnlySpan<char> NameAt(ReadOnlySpan<char> text)
    {
        text = text.TrimStart('-');
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        return text[..end];
    }

    private static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value, bool quoted)
    {
        if (SecretMembers.IsAbout(name.ToString())) return false;
        if (name.Contains("pass", StringComparison.OrdinalIgnoreCase)) return SecretForms.LooksMixed(value, quoted);
        // A cookie has a name of its own before its value, and what else is called by these two words is no credential.
        if (name.StartsWith("cookie", StringComparison.OrdinalIgnoreCase) && !value.Contains('=')) return false;
        if (name.StartsWith("authorization", StringComparison.OrdinalIgnoreCase) && value.Length < 16) return false;
        return SecretForms.LooksRandom(value, quoted);
    }
}
