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

    /// <summary>Whether a text begins with a reference; what comes behind it is not looked at.</summary>
    public static bool Begins(ReadOnlySpan<char> text) =>
        (Store().IsMatch(text) || Filled().IsMatch(text) || Loose().IsMatch(text)) && !HasLiteralDefault(text);

    /// <summary>Whether a whole value is a reference, or words around one: <c>Bearer ${TOKEN}</c>.</summary>
    public static bool Is(string value)
    {
        if (HasLiteralDefault(value))
            return false;
        if (Store().IsMatch(value) || Filled().IsMatch(value) || Sealed().IsMatch(value))
            return true;
        var rest = Part().Replace(value, " ");
        return rest.Length != value.Length
            && !rest.Split([' ', '=', ':', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Any(one => SecretForms.LooksMixed(one, quoted: true));
    }

    // ${DB_PASSWORD:-Hunter2!xx} holds the password itself.
    private static bool HasLiteralDefault(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("${", StringComparison.Ordinal) || text.IndexOf(":-", StringComparison.Ordinal) is not (> 0 and var at))
            return false;
        var standing = text[(at + 2)..];
        return standing.IndexOf('}') is >= 0 and var end && SecretForms.LooksMixed(standing[..end], quoted: true);
    }

    [GeneratedRegex("^(?:" + Stores + @"|os\.environ\b|os\.getenv\b|process\.env\b|\$env:|arn:aws[a-z-]*:|projects/[^/\s]+/(?:secrets|locations)/"
        + @"|@Microsoft\.KeyVault\(|(?:/var)?/run/secrets/|/etc/secrets/|/mnt/secrets)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Store();

    [GeneratedRegex(@"^(?:\\?\$\{|\$\(|\{\{|\{%|#\{|%\w+%|__[A-Z0-9_]+__$|@[A-Z0-9_]+@$|\$[A-Z_][A-Z0-9_]*$|ENC[[(]|\{cipher\}|\$ANSIBLE_VAULT)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Filled();

    // In a text that nobody parses: the name of a variable, a YAML tag, an anchor, a call that reads the environment.
    [GeneratedRegex(@"^(?:\$|\{|<|&|\*|![A-Za-z])|process\.env|getenv|environ", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loose();

    [GeneratedRegex(@"^(?:<[^<>]*>|\[[A-Z_ ]+\]|\{[A-Za-z_][\w.]*\}|Ag[A-D][A-Za-z0-9+/=]{200,}|AQICAH[A-Za-z0-9+/=]{80,})$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Sealed();

    [GeneratedRegex(@"\$\{[^}]*\}|\{\{.*?\}\}|\$\([^)]*\)|%[A-Za-z_]\w*%|<[A-Za-z][^<>]*>|\$[A-Z_][A-Z0-9_]+\b|\b(?:env|vault|secret):[\w./#-]+",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Part();
}
