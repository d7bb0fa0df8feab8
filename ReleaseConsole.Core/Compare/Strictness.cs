using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Policies;

namespace ReleaseConsole.Core.Compare;

/// <summary>Whether a change in a policy lets more through, by the words and figures policies use.</summary>
internal static class Strictness
{
    // Words of one step are equally strict.
    private static readonly string[][][] Scales =
    [
        [
            ["allow", "permit", "pass", "accept", "ignore", "skip", "off", "none", "disabled"],
            ["log", "log_only", "monitor", "audit", "report", "record", "observe", "shadow", "dry_run"],
            ["warn", "allow_with_warning", "flag", "notify"], ["ask"], ["confirm"], ["hand_off", "review"], ["escalate"],
            ["require_approval"], ["redact", "mask"], ["deny", "block", "forbid", "refuse", "reject", "enforce"],
        ],
        [["off", "none"], ["info"], ["low"], ["medium"], ["high"], ["critical"]],
        [["disabled"], ["optional"], ["recommended"], ["required"]],
    ];

    private static readonly string[] Ceilings =
        ["limit", "max", "maximum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling"];
    private static readonly string[] Floors = ["min", "minimum", "signatures", "quorum", "approvals", "reviewers", "count"];
    private static readonly string[] Freezes = ["freeze", "blackout"];
    private static readonly string[] Actions = ["action", "effect", "decision", "verdict", "on_match", "outcome", "mode"];
    private static readonly string[] Passes = ["allow", "permit", "accept", "pass", "grant", "approve"];
    private static readonly string[] Permissions = ["allow", "allowed", "permitted", "exempt", "exceptions", "except"];

    /// <summary>The effect of a change in a document of which this is the root, the earlier one of what was removed.</summary>
    public static Effect Effect(PathChange change, JsonNode? root)
    {
        // A rule that lets something through holds back more when it is off.
        if (RuleSwitch.Of(change) is (var was, var now))
            return was == now ? Compare.Effect.Different
                : now == (Within(change, Permissions) || LetsThrough(Owner(root, change.Path))) ? Compare.Effect.Wider : Compare.Effect.Narrower;
        if (change.Kind != PathChangeKind.Changed && (IsFreeText(change) || RuleSwitch.IsOff(change.After ?? change.Before)))
            return Compare.Effect.Different;
        return change.Kind switch
        {
            PathChangeKind.Moved => Compare.Effect.Different,
            PathChangeKind.Changed => Changed(change),
            PathChangeKind.Removed => Permits(change, change.Before) ? Compare.Effect.Narrower : Compare.Effect.Wider,
            PathChangeKind.Added => Permits(change, change.After) ? Compare.Effect.Wider
                : IsMild(change) ? Compare.Effect.Different : Compare.Effect.Narrower,
        };
    }

    private static Effect Changed(PathChange change)
    {
        if (Within(change, Freezes) && Frozen(change) is { } frozen)
            return frozen;
        if (change.Before.Number() is { } was && change.After.Number() is { } now)
            return Within(change, Ceilings) ? Rising(was, now) : Within(change, Floors) ? Rising(now, was) : Compare.Effect.Different;
        if (Truth(change.Before) is { } did && Truth(change.After) is { } does && did != does)
            return Within(change, Permissions) == does ? Compare.Effect.Wider : Compare.Effect.Narrower;
        if (change.Before.Word() is { } before && change.After.Word() is { } after)
            foreach (var scale in Scales)
                if (Step(scale, before) is >= 0 and var from && Step(scale, after) is >= 0 and var to)
                    return Rising(to, from);
        return Compare.Effect.Different;
    }

    // A freeze that is shorter, starts later or ends earlier lets more through.
    private static Effect? Frozen(PathChange change) => (JsonPointer.Segments(change.Path)[^1].ToLowerInvariant(), Instant(change.Before), Instant(change.After)) switch
    {
        ("until" or "to" or "end" or "ends" or "end_date", { } was, { } now) => Rising(now, was),
        ("from" or "since" or "start" or "starts" or "start_date", { } was, { } now) => Rising(was, now),
        _ => change.Before.Number() is { } was && change.After.Number() is { } now ? Rising(now, was) : null,
    };

    private static double? Instant(JsonNode? value) =>
        DateTimeOffset.TryParse(value.Word(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant.UtcTicks
            : null;

    private static int Step(string[][] scale, string word) =>
        Array.FindIndex(scale, step => step.Contains(word.Replace('-', '_'), StringComparer.OrdinalIgnoreCase));

    // What permits: a list of what is let through, a rule whose action lets through, or such an action.
    private static bool Permits(PathChange change, JsonNode? value) => Within(change, Permissions) || LetsThrough(value)
        || (IsAction(change) && Passes.Contains(value.Word(), StringComparer.OrdinalIgnoreCase));

    // An action that only looks on makes nothing stricter.
    private static bool IsMild(PathChange change) => IsAction(change) && Step(Scales[0], change.After.Word() ?? "") is 0 or 1 or 2;

    private static bool IsAction(PathChange change) =>
        JsonPointer.Segments(change.Path) is [.., var last] && Actions.Contains(last, StringComparer.OrdinalIgnoreCase);

    private static bool LetsThrough(JsonNode? value) => value is JsonObject rule && rule.Any(one =>
        Actions.Contains(one.Key, StringComparer.OrdinalIgnoreCase) && Passes.Contains(one.Value.Word(), StringComparer.OrdinalIgnoreCase));

    private static JsonNode? Owner(JsonNode? root, string path)
    {
        foreach (var segment in JsonPointer.Segments(path).SkipLast(1))
            root = root switch
            {
                JsonObject members => members[segment],
                JsonArray list => int.TryParse(segment, out var at) && at < list.Count ? list[at] : null,
                _ => null,
            };
        return root;
    }

    private static Effect Rising(double before, double after) =>
        after > before ? Compare.Effect.Wider : after < before ? Compare.Effect.Narrower : Compare.Effect.Different;

    private static bool Within(PathChange change, string[] words) => JsonPointer.Segments(change.Path)
        .Any(segment => segment.Split('_', '-').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)
            || words.Contains(part.TrimEnd('s'), StringComparer.OrdinalIgnoreCase)));

    private static bool IsFreeText(PathChange change) =>
        JsonPointer.Segments(change.Path) is [.., var last]
            && last is "description" or "owner" or "comment" or "note" or "title" or "version";

    private static bool? Truth(JsonNode? value) => value is JsonValue one && one.TryGetValue<bool>(out var truth) ? truth : null;
}
