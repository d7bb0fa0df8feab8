using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// What "true" means under a name, told by its words: that something is held back (<c>require_mfa</c>, <c>fail_closed</c>), or that it is
/// let through (<c>skip_moderation</c>, <c>fail_open</c>, <c>auto_refund</c>). Words that say "not" turn it round, each of them.
/// </summary>
internal static partial class NamePolarity
{
    private static readonly HashSet<string> Not = new(StringComparer.Ordinal)
    {
        "skip", "skips", "skipped", "bypass", "bypassed", "bypasses", "disable", "disabled", "disables", "no", "not", "ignore", "ignored",
        "without", "off", "mute", "muted", "suppress", "suppressed", "omit", "optional", "exempt", "unenforced",
    };

    private static readonly HashSet<string> Holds = new(StringComparer.Ordinal)
    {
        "require", "requires", "required", "enforce", "enforced", "enforces", "enforcement", "verify", "verified", "verification",
        "validate", "validation", "approval", "approvals", "confirmation", "moderation", "moderate", "guardrail", "guardrails", "guard",
        "safety", "redact", "redaction", "mask", "masking", "scrub", "anonymize", "anonymise", "sanitize", "sanitise", "auth",
        "authentication", "authorization", "authz", "mfa", "2fa", "otp", "captcha", "csrf", "xsrf", "tls", "ssl", "https", "encrypt",
        "encrypted", "encryption", "sandbox", "sandboxed", "isolation", "deny", "forbid", "reject", "protect", "protection", "firewall",
        "waf", "strict", "hitl", "consent", "rbac", "acl", "dlp", "jailbreak", "promptinjection", "toxicity", "fraud", "filter", "filters",
        "filtering", "audit", "readonly", "failclosed", "killswitch", "circuitbreaker", "humanreview", "humanintheloop", "limiter",
        "throttle", "escalation",
    };

    private static readonly HashSet<string> Opens = new(StringComparer.Ordinal)
    {
        "anonymous", "unauthenticated", "unverified", "untrusted", "unsafe", "insecure", "unrestricted", "unlimited", "dangerous",
        "dangerously", "failopen", "yolo",
    };

    // Words behind which a check is meant only where something skips it.
    private static readonly HashSet<string> Checks = new(StringComparer.Ordinal)
    {
        "check", "checks", "review", "reviews", "logging", "tracing", "permissions", "rule", "rules", "rails", "detectors", "scanners",
    };

    private static readonly HashSet<string> Unspoken = new(StringComparer.Ordinal)
    {
        "enabled", "enable", "active", "on", "value", "default", "state", "status", "required", "mode", "is", "use",
    };

    /// <summary>
    /// 1: true holds back; −1: true lets through; 0: the name says neither. A name like <c>enabled</c> is that of what it stands in.
    /// </summary>
    public static int Of(string pointer)
    {
        var sign = 1;
        foreach (var segment in JsonPointer.Segments(pointer).Reverse())
        {
            var words = NameWords.Of(segment);
            if (words.All(word => Not.Contains(word) || Unspoken.Contains(word) || char.IsAsciiDigit(word[0])))
                sign *= words.Count(Not.Contains) % 2 == 1 ? -1 : 1;
            else
                return sign * Sign(words);
        }
        return 0;
    }

    /// <summary>Whether a word by itself says that something is held back.</summary>
    public static bool IsHolding(string word) => Holds.Contains(word);

    /// <summary>Whether a word by itself turns round what stands beside it.</summary>
    public static bool IsNot(string word) => Not.Contains(word);

    private static int Sign(IReadOnlyList<string> words)
    {
        var nots = words.Count(Not.Contains);
        var text = string.Join('_', words);
        if (LetsActs().Match(text) is { Success: true } acts)
            return text[..acts.Index].Split('_').Count(Not.Contains) % 2 == 1 ? 1 : -1;
        if (words[0] == "block" || words.Any(Holds.Contains) || (nots > 0 && words.Any(Checks.Contains)))
            return nots % 2 == 1 ? -1 : 1;
        return words.Any(Opens.Contains) || PublicWord().IsMatch(text) ? nots % 2 == 1 ? 1 : -1 : 0;
    }

    [GeneratedRegex("^(?:is_|make_)?public(?:_access|_read|_write)?$")]
    private static partial Regex PublicWord();

    // Acts that happen by themselves, and what is let happen that should not.
    [GeneratedRegex(
        "(?<![a-z])(?:auto_?(?:approve|approval|approvals|confirm|accept|run|execute|refund|refunds|pay|payout|merge|deploy|send|delete"
        + "|publish|submit|purchase|buy|sell|order|charge|transfer|grant|apply|commit|push|release|promote|issue|book|cancel"
        + "|post)(?:s|d|ed)?(?![a-z])"
        + "|(?:allow|allows|permit|permits)_(?:[a-z]+_)*?(?:anonymous|unsafe|insecure|unauthenticated|unverified|untrusted|unsigned"
        + "|write|writes|delete|deletes|any|all|everyone|external|public|guest|guests"
        + "|execute|execution|shell|root|sudo|code|bypass|skip|override|overrides|http|network|internet|eval)(?![a-z])"
        + "|(?:can|may)_(?!not_)(?:[a-z]+_)*?(?:refund|pay|delete|write|execute|approve|grant|transfer|purchase|buy|charge|issue|cancel"
        + "|publish|deploy|merge|modify|spend|withdraw|impersonate|send|upload|export|escalate)(?:s|d|ed)?(?![a-z]))")]
    private static partial Regex LetsActs();
}
