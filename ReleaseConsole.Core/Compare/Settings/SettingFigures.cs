using System.Text.RegularExpressions;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Settings that guard by a figure or by a word on a scale: how far something reaches, how long a door stays open, from what score on it
/// stops.
/// </summary>
internal static partial class SettingFigures
{
    private static readonly string[][] Reaches =
    [
        ["none", "off", "deny", "disabled", "blocked", "false", "no", "never"],
        [
            "local", "localhost", "127.0.0.1", "loopback", "private", "internal", "restricted", "limited", "allowlist", "read", "read_only",
            "readonly", "ro", "sandboxed", "workspace",
        ],
        ["write", "read_write", "readwrite", "rw", "workspace_write"],
        [
            "all", "any", "full", "public", "open", "unrestricted", "external", "everyone", "world", "host", "*", "true", "on",
            "danger_full_access", "0.0.0.0", "::",
        ],
    ];

    private static readonly string[] Levels =
        ["off", "fatal", "critical", "error", "warn", "warning", "info", "notice", "debug", "verbose", "trace", "all"];

    public static SafeguardMove? Of(string name, string? before, string? after) =>
        Scaled(name, before, after) ?? Written(name, before, after) ?? Measured(name, before, after);

    private static SafeguardMove? Scaled(string name, string? before, string? after) =>
        Access().IsMatch(name) && At(before) is { } was && At(after) is { } now && was != now
            ? SafeguardMove.Holding(isWider: now > was, "it reaches further", now > was + 1 ? 1 : 0)
            : null;

    private static SafeguardMove? Written(string name, string? before, string? after)
    {
        if (Debug().IsMatch(name) && SwitchWord.IsOff(before) != SwitchWord.IsOff(after))
            return SafeguardMove.Holding(isWider: SwitchWord.IsOff(before), "what is inside is shown", 0);
        var (was, now) = (Array.IndexOf(Levels, before?.ToLowerInvariant()), Array.IndexOf(Levels, after?.ToLowerInvariant()));
        var talks = Array.IndexOf(Levels, "debug");
        return Level().IsMatch(name) && was >= 0 && was < talks && now >= talks
            ? SafeguardMove.Holding(isWider: true, "far more is written down, often whole texts", 0)
            : null;
    }

    private static SafeguardMove? Measured(string name, string? before, string? after)
    {
        if (Quantity.Of(before) is not { } was || Quantity.Of(after) is not { } now || Quantity.Step(was, now) is not { } step || step == 0)
            return null;
        var size = was.Value <= 0 || now.Value <= 0 || Math.Max(now.Value / was.Value, was.Value / now.Value) > 3 ? 1 : 0;
        return Session().IsMatch(name) ? SafeguardMove.Holding(isWider: step > 0, "it stays open longer", size)
            : Rollout().IsMatch(name) ? SafeguardMove.Holding(isWider: step > 0, "more of the traffic gets it", size)
            : ByItself().IsMatch(name) ? SafeguardMove.Holding(isWider: step < 0, "more is approved by itself", 1)
            // Between 0 and 1 it is how sure one must be, above it how much may pass.
            : Sure().IsMatch(name) && !Risk().IsMatch(name) && was.Value is > 0 and <= 1 && now.Value is >= 0 and <= 1
                ? SafeguardMove.Holding(isWider: step < 0, "more is approved by itself", 1)
            : Surely().IsMatch(name) ? Math.Abs(was.Value - now.Value) * 3 < Math.Max(was.Value, now.Value) ? null
                : SafeguardMove.Holding(isWider: step < 0, "it goes on when it is less sure", size)
            : From().IsMatch(name) ? SafeguardMove.Watching(isWider: step > 0, "it stops less than it did", 1)
            : Sensitivity().IsMatch(name) ? SafeguardMove.Watching(isWider: step < 0, "it stops less than it did", 1)
            : Least().IsMatch(name) ? SafeguardMove.Holding(isWider: step < 0, "less is asked for", 1)
            : null;
    }

    private static int? At(string? word) =>
        Array.FindIndex(Reaches, step => step.Contains(word?.Replace('-', '_'), StringComparer.OrdinalIgnoreCase)) is >= 0 and var at
            ? at
            : null;

    [GeneratedRegex(
        @"(?<![a-z])(?:(?:network|internet|outbound|inbound|egress|ingress|filesystem|file_?system|file|shell|tools?|data|db"
        + @"|database|web|repo|admin)"
        + @"_access(?:_level|_mode)?|access(?:_level|_mode|_scope)?|network(?:_mode|_policy)?|egress(?:_policy)?|visibility|exposure"
        + @"|permission_(?:mode|level)|sandbox_mode|(?:bind|listen)(?:_?(?:addr|address|host|on))?)$")]
    private static partial Regex Access();

    [GeneratedRegex(@"(?<![a-z])debug(?:_mode|_enabled|/enabled)?$")]
    private static partial Regex Debug();

    [GeneratedRegex(@"(?<![a-z])log(?:s|ger|ging)?[_/]level$")]
    private static partial Regex Level();

    [GeneratedRegex(
        @"(?<![a-z])(?:sessions?|login|access_tokens?|refresh_tokens?|token|cookies?|jwt|credentials?|passwords?|otp"
        + @"|invite|magic_link|api_keys?)"
        + @"[_/](?:idle_)?(?:timeout|ttl|lifetime|max_age|expir[a-z]*|validity|duration)(?:_(?:ms|seconds|minutes|hours|days))?$")]
    private static partial Regex Session();

    [GeneratedRegex(@"(?<![a-z])(?:rollout|canary|traffic)[_/](?:percent|percentage|pct|share|ratio|weight|fraction)$")]
    private static partial Regex Rollout();

    [GeneratedRegex(
        @"(?<![a-z])(?:moderation|guardrails?|safety|injection|jailbreak|toxicity|pii|redaction|fraud|abuse|risk|approval"
        + @"|review|filter)(?![a-z])"
        + @".*(?<![a-z])thresholds?(?:/[a-z_]+)?$"
        + @"|(?<![a-z])(?:(?:approval|confirm|confirmation|review)_(?:above|over|from|threshold)|auto_approve_threshold)(?![a-z])")]
    private static partial Regex From();

    // From what on nobody is asked any more.
    [GeneratedRegex(@"(?<![a-z])auto_approve_(?:above|over|from)(?![a-z])")]
    private static partial Regex ByItself();

    [GeneratedRegex("(?<![a-z])auto_approv(?:e|al)_threshold$")]
    private static partial Regex Sure();

    // Below such a figure it goes by itself.
    [GeneratedRegex("(?<![a-z])(?:risk|fraud|abuse)(?![a-z])")]
    private static partial Regex Risk();

    [GeneratedRegex("(?<![a-z])(?:(?:min|minimum|required)_confidence|confidence_(?:min|minimum|threshold|floor))$")]
    private static partial Regex Surely();

    [GeneratedRegex(
        @"(?<![a-z])(?:moderation|guardrails?|safety|injection|jailbreak|toxicity|pii|redaction|fraud|abuse|filter)(?![a-z])"
        + @".*(?<![a-z])sensitivity$")]
    private static partial Regex Sensitivity();

    [GeneratedRegex(
        @"(?<![a-z])(?:(?:min|minimum|required)_(?:[a-z]+_)?(?:approvals?|approvers?|reviewers?|reviews|signatures?|password_length)"
        + @"|(?:approvals?|approvers?|reviewers?|signatures?)_(?:required|needed|count)|password_min(?:imum)?_length)$")]
    private static partial Regex Least();
}
