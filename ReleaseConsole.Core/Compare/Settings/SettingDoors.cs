using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Settings that open a door by a word: every host below a name, somebody nobody knows among the roles, a signature that is none, what all
/// users share, and what is learnt from.
/// </summary>
internal static partial class SettingDoors
{
    // From one user to all of them.
    private static readonly string[][] Scopes =
    [
        ["request", "turn", "message"], ["session", "conversation", "thread", "chat"], ["user", "account", "customer"],
        ["team", "group", "workspace", "tenant", "organization", "organisation", "org"], ["global", "all", "shared", "public", "everyone"],
    ];

    public static SafeguardMove? Of(string name, string? before, string? after)
    {
        if (Lets().IsMatch(name) && !KeepsOut().IsMatch(name) && Wild().Match(after ?? "") is { Success: true } wild && before != after
            && !IsWider(before, wild.Groups["host"].Value))
            return SafeguardMove.Holding(isWider: true, $"every host below {wild.Groups["host"].Value} is let in");
        if (Roles().IsMatch(name) && Stranger().IsMatch(after ?? "") != Stranger().IsMatch(before ?? ""))
            return SafeguardMove.Holding(isWider: Stranger().IsMatch(after ?? ""), $"{after ?? before} is somebody nobody knows");
        if (Algorithms().IsMatch(name) && Signs().IsMatch(name) && (after is "none" or "None" or "NONE") && before != after)
            return SafeguardMove.Holding(isWider: true, "what is not signed is taken");
        return Scoped(name, before, after) ?? Switched(name, before, after);
    }

    // *.shop.example let in every host below api.shop.example already.
    private static bool IsWider(string? before, string host) => before is "*" || (Wild().Match(before ?? "") is { Success: true } known
        && host.EndsWith("." + known.Groups["host"].Value, StringComparison.OrdinalIgnoreCase));

    private static SafeguardMove? Scoped(string name, string? before, string? after) =>
        Scope().IsMatch(name) && At(before) is { } was && At(after) is { } now && was != now
            ? SafeguardMove.Holding(isWider: now > was, "more people share it", now - was > 1 || now == Scopes.Length - 1 ? 1 : 0)
            : null;

    private static SafeguardMove? Switched(string name, string? before, string? after)
    {
        var (was, now) = (!SwitchWord.IsOff(before), !SwitchWord.IsOff(after));
        if (was == now)
            return null;
        return Trains().IsMatch(name) ? SafeguardMove.Holding(isWider: now, "what is said is learnt from")
            : Cookie().IsMatch(name) && before is not null
                ? SafeguardMove.Holding(isWider: was, "a cookie is less protected")
            : null;
    }

    private static int? At(string? word) =>
        Array.FindIndex(Scopes, step => step.Contains(word, StringComparer.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    [GeneratedRegex(@"(?<![a-z])(?:allow|allowed|allow_?list|whitelist|origins?|cors|trusted|hosts|domains)(?![a-z])[^/]*/\d+$")]
    private static partial Regex Lets();

    [GeneratedRegex(@"^(?:https?://)?\*\.(?<host>[\w-]+(?:\.[\w-]+)+)(?::\d+)?/?$", RegexOptions.IgnoreCase)]
    private static partial Regex Wild();

    [GeneratedRegex(@"(?<![a-z])(?:roles?|permissions|allowed_(?:groups|users)|access)(?![a-z]).*/\d+$")]
    private static partial Regex Roles();

    [GeneratedRegex("^(?:guests?|anonymous|public|everyone|anyone|unauthenticated|any)$", RegexOptions.IgnoreCase)]
    private static partial Regex Stranger();

    [GeneratedRegex(
        "(?<![a-z])(?:deny|denied|denylist|block|blocked|blocklist|blacklist|forbid|forbidden|banned|exclude|excluded)(?![a-z])")]
    private static partial Regex KeepsOut();

    [GeneratedRegex("jwt|token|sign|auth|oidc|saml")]
    private static partial Regex Signs();

    [GeneratedRegex(@"(?<![a-z])(?:algorithms?|algs?)(?:/\d+)?$")]
    private static partial Regex Algorithms();

    [GeneratedRegex(@"(?<![a-z])(?:memory|cache|history|data|context|sharing)[/_]scope$")]
    private static partial Regex Scope();

    [GeneratedRegex(
        @"(?<![a-z])(?:(?:use|used|allow|allowed|opt_in|share|shared)_(?:for|to|in)_(?:training|train|fine_?tuning)"
        + @"|train_on_[a-z_]+|allow_training)$")]
    private static partial Regex Trains();

    [GeneratedRegex(@"(?<![a-z])cookies?[/_](?:[a-z]+[/_])?(?:secure|http_?only|signed)$")]
    private static partial Regex Cookie();
}
