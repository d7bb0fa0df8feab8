using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// What a reference takes where nothing is filled in, as the shell, Spring, OmegaConf, Serverless, Jinja, Helm and code write it: the value
/// of <c>${DB_PASSWORD:-Hunter2!xx}</c> holds the password itself.
/// </summary>
internal static partial class LiteralDefaults
{
    public static bool IsIn(string value) =>
        (value.Contains("${", StringComparison.Ordinal) && (Mixed(Shell(), value) || Mixed(Spring(), value) || Random(Resolver(), value)))
        || (value.AsSpan().IndexOfAny('"', '\'', '`') >= 0 && (Mixed(Template(), value) || Mixed(Call(), value)));

    // A store may be asked in the same form: ${aws-sm:prod/db-2}.
    private static bool Mixed(Regex form, string value) => form.Matches(value).Any(match =>
        !(match.Groups["name"].Success && SecretReferences.IsStore(match.Groups["name"].Value + ":"))
        && SecretForms.LooksMixed(Bare(match), quoted: true));

    private static bool Random(Regex form, string value) =>
        form.Matches(value).Any(match => SecretForms.LooksRandom(Bare(match), quoted: true));

    private static ReadOnlySpan<char> Bare(Match match) => match.Groups["standing"].ValueSpan.Trim(" \"'`");

    [GeneratedRegex(@"\$\{(?:[^{}]{1,200}?:[-=]|[A-Z_][A-Z0-9_]{0,200}[-=])(?<standing>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Shell();

    // ${DB_PASSWORD:Hunter2!xx}, ${spring.datasource.password:Hunter2!xx}; a path is no default of a secret.
    [GeneratedRegex(
        @"\$\{(?<name>[A-Z][A-Z0-9_]{0,200}|(?:[\w-]{1,60}\.[\w.-]{0,100})?[\w-]{0,60}(?i:password|passwd|pwd|passphrase)"
        + @"|[\w-]{1,60}\.[\w.-]{0,100}(?i:secret|token|key)):(?<standing>[^{}:?+=/-][^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Spring();

    // ${oc.env:DB_PASSWORD,Hunter2!xx}, ${env:DB_PASSWORD, 'Hunter2!xx'}
    [GeneratedRegex(@"\$\{[\w.-]{1,40}:[^{},?+=-][^{},]{0,200},(?<standing>[^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Resolver();

    // {{ env "X" | default "…" }}, {{ x | d('…') }}, {{ default "…" .Values.x }}, process.env.X || "…"
    [GeneratedRegex(
        @"(?:\b(?:default|or)\b|\|\s{0,8}d\b|\|\||\?\?)[\s(]{0,8}[""'`](?<standing>[^""'`]{1,400})[""'`]", RegexOptions.CultureInvariant)]
    private static partial Regex Template();

    // os.environ.get("X", "…"), ENV.fetch("X", "…")
    [GeneratedRegex(
        @"(?:getenv|environ\.get|fetch)\([^(),]{1,100},\s{0,8}[""'`](?<standing>[^""'`]{1,400})[""'`]", RegexOptions.CultureInvariant)]
    private static partial Regex Call();
}
