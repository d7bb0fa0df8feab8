using System.Buffers.Text;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Ingest.Formats;

/// <summary>Whether one value under one name is a secret that is written out.</summary>
internal static partial class LiteralSecret
{
    /// <summary>From eight digits on, and from four.</summary>
    private const double ShortestToken = 10_000_000, ShortestPassword = 1000;

    public static bool Is(string name, JsonNode? value, bool headers)
    {
        var holds = headers ? SecretMembers.OfHeader(name) : SecretMembers.Of(name);
        if (holds == SecretMembers.Holds.Nothing)
            return false;
        if (value.Word() is not { } written)
            return holds == SecretMembers.Holds.Secret && value.Number() is { } number && IsSecret(name, number);
        return IsSecret(name, written.Trim(), holds);
    }

    /// <summary>Two words that may be a name and its value, or two names.</summary>
    public static bool IsPair(string name, string value, bool headers) => headers || IsHeader(name)
        ? Is(name, JsonValue.Create(value), headers: true)
        : SecretMembers.Of(name) != SecretMembers.Holds.Nothing && IsRandom(value);

    public static bool IsHeader(string name) => name.ToLowerInvariant() is "authorization" or "proxy-authorization" or "cookie"
        || (name.StartsWith("x-", StringComparison.OrdinalIgnoreCase) && SecretMembers.OfHeader(name) == SecretMembers.Holds.Secret);

    private static bool IsSecret(string name, string written, SecretMembers.Holds holds)
    {
        var value = Scheme().Replace(written, "");
        if (value.Length == 0 || Said().IsMatch(value) || SecretReferences.Is(written) || SecretReferences.Is(value))
            return false;
        if (name.EndsWith("string", StringComparison.OrdinalIgnoreCase) || name.EndsWith("dsn", StringComparison.OrdinalIgnoreCase))
            return Part().Matches(value).Any(part => !SecretReferences.Is(part.Groups["one"].Value));
        if (name.EndsWith("pwd", StringComparison.OrdinalIgnoreCase) && Folder().IsMatch(value))
            return false;
        return holds == SecretMembers.Holds.Secret ? !Address().IsMatch(value) : IsRandom(value);
    }

    private static bool IsRandom(string value) => SecretForms.LooksRandom(value, quoted: true) || IsBasic(value);

    // A price or a budget for each token, the number of a token in a vocabulary and a flag are numbers as well; a secret is a longer one.
    private static bool IsSecret(string name, double number) => number == Math.Truncate(number)
        && Math.Abs(number) >= (name.EndsWith("token", StringComparison.OrdinalIgnoreCase) ? ShortestToken : ShortestPassword);

    /// <summary>A name and a password as HTTP sends them, which registries keep under "auth".</summary>
    private static bool IsBasic(string value)
    {
        if (value.Length is < 8 or > 400 || !Base64.IsValid(value))
            return false;
        var text = Encoding.Latin1.GetString(Convert.FromBase64String(value));
        return text.IndexOf(':', StringComparison.Ordinal) > 0 && text.All(one => one is >= ' ' and <= '~');
    }

    [GeneratedRegex(
        "^(?:Basic|Bearer|Token|ApiKey|Api-Key|Digest|OAuth|Bot)(?: +|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // Says that there is one, or what it is, or stands in an example.
    [GeneratedRegex(
        @"^(?:true|false|yes|no|on|off|none|null|nil|unset|required|optional|enabled|disabled|string|text|auto|any|\*+"
        + @"|x{3,}|\.{3,}|…|redacted"
        + @"|your[-_][\w-]+|change[-_]?me|\[?redacted\]?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Said();

    [GeneratedRegex(@"(?:password|pwd|accountkey|sharedaccesskey|sharedsecret|apikey|sig)\s*=\s*(?<one>[^;&\s]+)"
        + @"|://[^\s/:@]*:(?<one>[^\s/@]+)@|^[^\s/:@=;]*:(?<one>[^\s/@;]+)@",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex(@"^(?:/|~|\.|[A-Za-z]:\\)", RegexOptions.CultureInvariant)]
    private static partial Regex Folder();

    // The address of what hands out the secret. One with a password in it is found by its form.
    [GeneratedRegex(@"^https?://[^\s@?]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
