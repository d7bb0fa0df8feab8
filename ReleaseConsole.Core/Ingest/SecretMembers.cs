using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// What the name of a member says about its value. The last words decide: api_key and clientSecret are secrets, max_tokens and secret_name
/// are not.
/// </summary>
internal static partial class SecretMembers
{
    private const int Longest = 200;

    /// <summary>Whatever stands under them is the secret, however plain it is.</summary>
    private static readonly FrozenSet<string> Secrets = Set(
        "password passwd passphrase pwd secret token credential apikey secretkey privatekey accesskey accesstoken authtoken clientsecret"
        + " api-key access-key private-key secret-key master-key account-key subscription-key connection-string");

    /// <summary>They hold a secret, or something that is none: the value tells.</summary>
    private static readonly FrozenSet<string> Doubtful = Set(
        "pass auth authorization cookie credentials dsn signing-key encryption-key session-key shared-key auth-key "
        + "service-key license-key secret-id webhook-key");

    /// <summary>Names, addresses and measures of a secret.</summary>
    private static readonly FrozenSet<string> About = Set(
        "name names ref refs reference url urls uri uris endpoint path file filename dir arn env var variable "
        + "header field column type kind version"
        + " count counts limit id ids format prefix store provider manager mount namespace scope scopes issuer "
        + "audience policy length ttl expiry expires"
        + " usage budget price cost");

    // The marks of a vocabulary, and what is counted for each of them.
    private static readonly FrozenSet<string> Vocabulary = Set("bos eos pad unk sep cls mask stop start end begin special per image fim");

    private static readonly FrozenSet<string> Pointers = Set("existing pull tls ref from managed kubernetes external");

    public enum Holds
    {
        Nothing,
        MaybeSecret,
        Secret,
    }

    public static Holds Of(string name)
    {
        var words = WordsOf(name);
        if (words.Length == 0)
            return Holds.Nothing;
        var (last, pair) = (words[^1], words.Length > 1 ? words[^2] + "-" + words[^1] : "");
        if (last == "token" && words.Length > 1 && Vocabulary.Contains(words[^2]))
            return Holds.Nothing;
        if (Doubtful.Contains(last) || Doubtful.Contains(pair) || (last == "secret" && words.Any(Pointers.Contains)))
            return Holds.MaybeSecret;
        return Secrets.Contains(last) || Secrets.Contains(pair) || Ends().IsMatch(last) ? Holds.Secret : Holds.Nothing;
    }

    /// <summary>A header by which a caller says who it is holds nothing else; one that ends as a key does may be one.</summary>
    public static Holds OfHeader(string name) => (WordsOf(name), Of(name)) switch
    {
        ([.., "authorization" or "cookie" or "auth" or "signature"], _) => Holds.Secret,
        ([.., "key"], Holds.Nothing) => Holds.MaybeSecret,
        (_, var other) => other,
    };

    /// <summary>Speaks of a secret without holding it: <c>secret_name</c>, <c>auth_token_url</c>.</summary>
    public static bool IsAbout(string name) =>
        WordsOf(name) is [.., var before, var last] && About.Contains(last) && !(before == "secret" && last == "id");

    // password2 and API_KEY_1 are named as the first of them.
    private static string[] WordsOf(string name) => name.Length > Longest ? []
        : [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())
            .Reverse().SkipWhile(word => char.IsAsciiDigit(word[0])).Reverse()];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    // client_secret, clientSecret, ClientSecret and CLIENT_SECRET are the same words.
    [GeneratedRegex("[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+|[^A-Za-z0-9_. -]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // PGPASSWORD, OPENAIAPIKEY.
    [GeneratedRegex(
        "(?:password|passwd|passphrase|apikey|secretkey|privatekey|accesskey|accesstoken|authtoken)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();
}
