using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Settings that hold something back, told by their names and by the words and figures they take: who is asked, what is only tried, who
/// is let in, how much is watched and how long it is kept.
/// </summary>
internal static partial class SettingSafeguards
{
    // From what lets through to what stops, as filters and gateways name it.
    private static readonly string[][] Strengths =
    [
        ["off", "none", "disabled", "allow", "ignore"],
        ["log", "monitor", "report", "observe", "shadow", "detect", "flag", "warn", "lenient", "permissive", "relaxed"],
        ["redact", "mask", "ask", "escalate", "review", "hand_off"],
        ["block", "deny", "reject", "refuse", "enforce", "strict"],
    ];

    public static SafeguardMove? Of(PathChange change) => change.Kind == PathChangeKind.Moved
        ? null
        : Of(change.Path, Shown(change.Before), Shown(change.After));

    /// <summary>A line of a change; values that overlays keep are no part of what it is now.</summary>
    public static SafeguardMove? Of(ChangeDetail detail) => Of(detail.Place, detail.Before, Shared(detail.After));

    /// <summary>What a line says a shared value is now, without what overlays keep.</summary>
    public static string? Shared(string? after) =>
        after is null ? null : Kept().Replace(after, "") is var shared && shared == "not set" ? null : shared;

    /// <summary>Whether a limit is at a figure that often means that there is none: 0, or a negative one.</summary>
    public static bool MayBeEndless(ChangeDetail detail) =>
        SettingEffect.IsLimit(detail.Place) && !Tries().IsMatch(NameWords.Plain(detail.Place))
            && Quantity.Of(detail.Before)?.Value > 0 && Quantity.Of(Shared(detail.After))?.Value <= 0;

    /// <summary>Whether its name says that something is only tried there, which is rarely so where nothing is said.</summary>
    internal static bool IsTried(string place) => Tried().IsMatch(NameWords.Plain(place));

    /// <summary>Whether a list or a switch of that name keeps something out.</summary>
    internal static bool IsKeptOut(string place) => Bans().IsMatch(NameWords.Plain(place));

    /// <summary>Whether something that guards stands there: what is looked for in what is said, and who is asked.</summary>
    internal static bool IsStrongGuard(string place) => Judges().IsMatch(NameWords.Plain(place));

    private static SafeguardMove? Of(string place, string? before, string? after)
    {
        var name = NameWords.Plain(place);
        if (PlainAddress.IsNow(before, after))
            return SafeguardMove.Holding(isWider: true, PlainAddress.Says);
        return Argument(name, before, after) ?? Switch(name, before, after) ?? SettingSwitches.Of(place, before, after)
            ?? Open(name, before, after) ?? Retained(name, before, after) ?? Strength(name, before, after) ?? Rate(name, before, after)
            ?? SettingFigures.Of(name, before, after) ?? SettingHandOvers.Of(name, before, after) ?? SettingDoors.Of(name, before, after);
    }

    // --read-only is gone from how a program is started, or --no-sandbox has come.
    private static SafeguardMove? Argument(string name, string? before, string? after) => !Arguments().IsMatch(name) ? null
        : before is not null && Holds().IsMatch(before) && !(after is not null && Holds().IsMatch(after))
            ? SafeguardMove.Holding(isWider: true, $"it is started without {before}")
        : after is not null && Frees().IsMatch(after) && before != after
            ? SafeguardMove.Holding(isWider: true, $"it is started with {after}")
        : null;

    private static SafeguardMove? Switch(string name, string? before, string? after)
    {
        var (was, now) = (!SwitchWord.IsOff(before), !SwitchWord.IsOff(after));
        if (Bypasses().IsMatch(name) && was != now && NamePolarity.Of(name) <= 0)
            return SafeguardMove.Holding(isWider: now, "what was asked first happens by itself");
        if (Tried().Match(name) is { Success: true, Value: var held } && was != now && before is not null)
            return SafeguardMove.Holding(isWider: was, Freed(held));
        if (TriedWord().IsMatch(before ?? "") && after is not null && !TriedWord().IsMatch(after))
            return SafeguardMove.Holding(isWider: true, "what was only tried happens");
        return Writes().IsMatch(name) && was != now && (before ?? after) is "true" or "false" or "on" or "off"
            ? SafeguardMove.Holding(isWider: now, "whole texts are written down")
            : null;
    }

    private static string Freed(string held) => held switch
    {
        _ when held.StartsWith("sandbox", StringComparison.Ordinal) => "it runs outside the sandbox",
        _ when held.StartsWith("read_only", StringComparison.Ordinal) => "it may write",
        _ when Trial().IsMatch(held) => "what was only tried happens",
        _ => "no person is asked any more",
    };

    private static SafeguardMove? Open(string name, string? before, string? after)
    {
        if (!Lets().IsMatch(name) || KeepsOut().IsMatch(name))
            return null;
        var (was, now) = (Everyone().IsMatch(before ?? ""), Everyone().IsMatch(after ?? ""));
        return was == now ? null : SafeguardMove.Holding(isWider: now, "everyone or everything is let in");
    }

    // A trail that is kept shorter watches less; anything else that is kept longer is kept longer than was agreed.
    private static SafeguardMove? Retained(string name, string? before, string? after)
    {
        if (!Retention().IsMatch(name) || Quantity.Of(before) is not { Value: var was, Kind: var kind }
            || Quantity.Of(after) is not { Value: var now } later
            || later.Kind != kind || was <= 0 || now <= 0 || was == now)
            return null;
        var size = Math.Max(now / was, was / now) > 3 ? 1 : 0;
        return Trail().IsMatch(name)
            ? SafeguardMove.Watching(isWider: now < was, "what happened is kept shorter", size)
            : SafeguardMove.Holding(isWider: now > was, "it is kept longer", size);
    }

    private static SafeguardMove? Strength(string name, string? before, string? after) =>
        Guards().IsMatch(name) && StepOf(before) is { } was && StepOf(after) is { } now && was != now
            ? SafeguardMove.Watching(isWider: now < was, "it stops less than it did")
            : null;

    private static SafeguardMove? Rate(string name, string? before, string? after) => Guards().IsMatch(name) && Shares().IsMatch(name)
        && !SettingEffect.IsLimit(name) && PlainNumber.Of(before) is { } was && PlainNumber.Of(after) is { } now && was != now
            ? SafeguardMove.Watching(isWider: now < was, "less of it is looked at", now <= was / 10 ? 1 : 0)
            : null;

    private static int? StepOf(string? word) =>
        Array.FindIndex(Strengths, step => step.Contains(word, StringComparer.OrdinalIgnoreCase)) is >= 0 and var at ? at : null;

    private static string? Shown(JsonNode? value) => value?.Shown();

    [GeneratedRegex(@"; \S+ keeps .*$", RegexOptions.Singleline)]
    private static partial Regex Kept();

    [GeneratedRegex(@"(?<![a-z])(?:retry|retries|attempts?)(?![a-z])")]
    private static partial Regex Tries();

    [GeneratedRegex(@"/(?:args|arguments|command)/\d+$")]
    private static partial Regex Arguments();

    [GeneratedRegex(
        @"^--?(?:read-?only|dry-?run|sandbox(?:ed)?|safe(?:-mode)?|require-(?:approval|confirmation)|confirm|no-write)(?:=(?:true|1|on))?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Holds();

    [GeneratedRegex(
        @"^--?(?:allow-(?:write|all|any|delete)\S*|no-sandbox|unsafe\S*|dangerously-\S+|yolo|auto-approve\S*|full-access|skip-(?:approval"
        + @"|confirmation|permissions)\S*)(?:=(?:true|1|on))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Frees();

    [GeneratedRegex(
        @"(?<![a-z])(?:auto_(?:approve|approval|confirm|accept)(?:s|d|ed)?(?:_[a-z]+)?|auto_(?:run|execute)|always_allow(?:ed)?(?:_[a-z]+)?"
        + @"|(?:skip|bypass|ignore)_(?:confirmations?|approvals?|permissions?|reviews?|checks?|verification|auth[a-z]*)|dangerously_[a-z_]+"
        + @"|allow_(?:anonymous|unsafe)(?:_[a-z]+)?|insecure)(?:/\d+)?$")]
    private static partial Regex Bypasses();

    [GeneratedRegex(
        @"(?<![a-z])(?:dry_run|read_only|sandbox(?:ed)?|simulat(?:e|ed|ion)|test_mode|shadow_mode|human_in_the_loop|human_review"
        + @"|(?:require|requires|ask_for|needs)_(?:confirmation|human[a-z_]*|reviews?)|confirm_before_[a-z_]+)(?:/enabled)?$")]
    private static partial Regex Tried();

    [GeneratedRegex("^(?:dry_run|simulat|test_mode|shadow_mode)")]
    private static partial Regex Trial();

    [GeneratedRegex("^(?:dry[-_ ]?run|read[-_ ]?only|sandbox(?:ed)?|simulation|shadow)$", RegexOptions.IgnoreCase)]
    private static partial Regex TriedWord();

    [GeneratedRegex(
        @"(?<![a-z])(?:log|logs|logging|record|capture|trace|traces|tracing|telemetry)(?![a-z])(?!.*(?:redact|mask|scrub|filter|hash))"
        + @".*(?<![a-z])(?:body|bodies|contents?|prompts?|payloads?|pii|raw|headers)(?:_(?:enabled|text))?$")]
    private static partial Regex Writes();

    [GeneratedRegex(
        @"(?<![a-z])(?:allow|allowed|allow_?list|whitelist|origins?|cors|permissions?|scopes?|trusted|hosts|tools|commands|domains"
        + @"|cidrs?|networks)(?![a-z])")]
    private static partial Regex Lets();

    [GeneratedRegex(@"(?<![a-z])(?:deny|denied|block|blocked|forbid|forbidden|exclude|excluded|denylist|blacklist|blocklist)(?![a-z])")]
    private static partial Regex KeepsOut();

    // What is only left out of a build or a search is no ban.
    [GeneratedRegex(@"(?<![a-z])(?:deny|denied|denylist|block|blocked|blocklist|blacklist|forbid|forbidden|banned|ban_list)(?![a-z])")]
    private static partial Regex Bans();

    [GeneratedRegex(@"^(?:\*|all|any|everyone|0\.0\.0\.0/0|::/0|(?:https?|\*)://\*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Everyone();

    [GeneratedRegex(@"(?<![a-z])(?:retention|retain)(?![a-z])[^/]*(?:/(?:days|hours|weeks|months|seconds))?$")]
    private static partial Regex Retention();

    [GeneratedRegex(@"(?<![a-z])audit(?![a-z])")]
    private static partial Regex Trail();

    [GeneratedRegex(
        @"(?<![a-z])(?:logging|audit|redaction|redact|pii|moderation|filters?|guardrails?|verify|approval|tracing|safety|injection"
        + @"|jailbreak|toxicity|mask|masking)(?![a-z])")]
    private static partial Regex Guards();

    [GeneratedRegex(@"(?<![a-z])(?:sample|sampling|rate|ratio|share|percent|percentage|coverage)(?![a-z])[^/]*$")]
    private static partial Regex Shares();

    [GeneratedRegex(
        @"(?<![a-z])(?:moderation|approvals?|guardrails?|safety|injection|jailbreak|toxicity|redact|redaction|mask"
        + @"|masking|pii|block|blocked|deny|denied|content_filters?)(?![a-z])"
        + @".*(?<![a-z])(?:model|judge|classifier|patterns?|regex|policy|profile|mode|level|strategy|by|engine|entities"
        + @"|categories|scope)(?:/\d+)?$"
        + @"|(?<![a-z])(?:moderation|approval|guardrails?|redaction|jailbreak|content_filter)$")]
    private static partial Regex Judges();
}
