using System.Globalization;
using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Whether a change in a policy lets more through, by the words and figures policies use.</summary>
internal static class Strictness
{
    private static readonly string[][] Scales =
    [
        ["allow", "permit", "warn", "ask", "confirm", "hand_off", "escalate", "require_approval", "redact", "deny", "block", "forbid",
        "refuse"],
        ["off", "none", "info", "low", "medium", "high", "critical"],
        ["disabled", "optional", "recommended", "required"],
    ];

    private static readonly string[] Ceilings =
        ["limit", "max", "maximum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling"];
    private static readonly string[] Floors = ["min", "minimum", "signatures", "quorum", "approvals", "reviewers", "count"];
    private static readonly string[] Freezes = ["freeze", "freezes", "blackout", "blackouts"];
    private static readonly string[] Actions = ["action", "effect", "decision", "verdict", "on_match", "outcome", "mode"];
    private static readonly string[] Passes = ["allow", "permit", "accept", "pass", "grant", "approve"];
    private static readonly string[] Permissions = ["allow", "allowed", "permitted", "exempt", "exceptions", "except"];

    public static Effect Effect(PathChange change) => change.Kind switch
    {
        PathChangeKind.Removed =>
            Permits(change, change.Before) ? Compare.Effect.Narrower : IsFreeText(change) ? Compare.Effect.Different : Compare.Effect.Wider,
        PathChangeKind.Added => Permits(change, change.After) ? Compare.Effect.Wider : Compare.Effect.Narrower,
        PathChangeKind.Moved => Compare.Effect.Different,
        PathChangeKind.Changed => Changed(change),
    };

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
                if (Array.IndexOf(scale, before) is >= 0 and var from && Array.IndexOf(scale, after) is >= 0 and var to)
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

    // What permits: a list of what is let through, or a rule whose action lets through.
    private static bool Permits(PathChange change, JsonNode? value) => Within(change, Permissions)
        || (value is JsonObject rule && rule.Any(one => Actions.Contains(one.Key, StringComparer.OrdinalIgnoreCase)
            && Passes.Contains(one.Value.Word(), StringComparer.OrdinalIgnoreCase)));

    private static Effect Rising(double before, double after) =>
        after > before ? Compare.Effect.Wider : after < before ? Compare.Effect.Narrower : Compare.Effect.Different;

    private static bool Within(PathChange change, string[] words) => JsonPointer.Segments(change.Path)
        .Any(segment => segment.Split('_', '-').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));

    private static bool IsFreeText(PathChange change) =>
        JsonPointer.Segments(change.Path) is [.., var last]
            && last is "description" or "owner" or "comment" or "note" or "title" or "version";

    private static bool? Truth(JsonNode? value) => value is JsonValue one && one.TryGetValue<bool>(out var truth) ? truth : null;
}
