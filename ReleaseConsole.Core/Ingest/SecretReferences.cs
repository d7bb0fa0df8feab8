using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Says where a secret is, or that it is filled in later, instead of being it: as the programs write it that read the files. What is
/// encrypted (SOPS, sealed secrets, Ansible Vault, Jasypt) is content as well: without its key it opens nothing.
/// </summary>
internal static partial class SecretReferences
{
    private const string Stores =
        @"(?:env|vault|secrets?|op|ssm|file|keyvault|akv|azkv|awssm|aws-sm|gcpsm|gcp-sm|secretsmanager|kms|bws|doppler|infisical"
        + @"|keychain|keyring|sops|k8s|kubernetes|ref|sha256):|ref\+[a-z0-9]+:";

    private static readonly char[] Between = [' ', '=', ':', ',', ';'];

    /// <summary>Whether a text begins with a reference; what comes behind it is not looked at.</summary>
    public static bool Begins(ReadOnlySpan<char> text) =>
        (Store().IsMatch(text) || Filled().IsMatch(text) || Written().IsMatch(text) || Loose().IsMatch(text))
        && !(text.Contains("${", StringComparison.Ordinal) && LiteralDefaults.IsIn(text.ToString()));

    /// <summary>Whether a whole value is a reference, or words around one: <c>Bearer ${TOKEN}</c>.</summary>
    public static bool Is(string value)
    {
        if (LiteralDefaults.IsIn(value))
            return false;
        if (Store().IsMatch(value) || Written().IsMatch(value) || Sealed().IsMatch(value))
            return true;
        var rest = Part().Replace(value, " ");
        return (rest.Length != value.Length || Filled().IsMatch(value)) && !HoldsSecret(rest);
    }

    /// <summary>Whether a store hands out what has this prefix, such as <c>vault:</c>.</summary>
    public static bool IsStore(string prefix) => Store().IsMatch(prefix);

    /// <summary>Whether something random stands beside the references: <c>${PREFIX}Sup3rS3cret9xQ</c>.</summary>
    private static bool HoldsSecret(string rest)
    {
        // Behind a password that is filled in stand a host, a port and the name of a database.
        var end = rest.IndexOf(" @", StringComparison.Ordinal) is >= 0 and var at ? at : rest.Length;
        return rest[..end].Split(Between, StringSplitOptions.RemoveEmptyEntries).Any(one => SecretForms.LooksMixed(one, quoted: true))
            || Host().Replace(rest[end..], "").Split([.. Between, '/', '?', '&'], StringSplitOptions.RemoveEmptyEntries)
                .Any(one => SecretForms.LooksRandom(one.TrimStart('@'), quoted: true));
    }

    [GeneratedRegex("^(?:" + Stores
        + @"|os\.environ\b|os\.getenv\b|process\.env\b|\$env:|arn:aws[a-z-]*:|projects/[^/\s]+/(?:secrets|locations)/"
        + @"|@Microsoft\.KeyVault\(|(?:/var)?/run/secrets/|/etc/secrets/|/mnt/secrets)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Store();

    // What is filled in ends with its bracket, and a secret may stand behind it.
    [GeneratedRegex(@"^(?:\\?\$\{|\$\(|\{\{|\{%|#\{|%\w+%)", RegexOptions.CultureInvariant)]
    private static partial Regex Filled();

    [GeneratedRegex(
        @"^(?:__[A-Z0-9_]+__$|@[A-Z0-9_]+@$|\$[A-Z_][A-Z0-9_]*$|ENC[[(]|\{cipher\}|\$ANSIBLE_VAULT)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();

    // In a text that nobody parses: the name of a variable, a YAML tag, an anchor, a call that reads the environment.
    [GeneratedRegex(@"^(?:\$|\{|<|&|\*|![A-Za-z])|process\.env|getenv|environ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loose();

    [GeneratedRegex(@"^(?:<[^<>]*>|\[[A-Z_ ]+\]|\{[A-Za-z_][\w.]*\}|Ag[A-D][A-Za-z0-9+/=]{200,}|AQICAH[A-Za-z0-9+/=]{80,})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sealed();

    // No bracket opens again within one: a value of many that never close is read once.
    [GeneratedRegex(@"\$\{[^{}]*\}|\{\{[^{}]*\}\}|#\{[^{}]*\}|\{%[^{}%]*%\}|\$\([^()]*\)|%[A-Za-z_]\w*%"
        + @"|<[A-Za-z][^<>]*>|\$[A-Z_][A-Z0-9_]+\b|\b(?:env|vault|secret):[\w./#-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"^ @(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24}(?=[:/?]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
