using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare;

/// <summary>Whether a change in a policy lets more through, by the words and figures policies use.</summary>
internal static class Strictness
{
    private static readonly string[][] Scales =
    [
        ["allow", "permit", "warn", "ask", "confirm", "hand_off", "escalate", "require_approval", "redact", "deny", "block", "forbid", "refuse"],
        ["off", "none", "info", "low", "medium", "high", "critical"],
        ["disabled", "optional", "recommended", "required"],
    ];

    private static readonly string[] Ceilings = ["limit", "max", "maximum", "amount", "threshold", "tolerance", "margin", "quota", "budget", "ceiling"];
    private static readonly string[] Floors = ["min", "minimum", "signatures", "quorum", "approvals", "reviewers", "count"];
    private static readonly string[] Permissions = ["allow", "allowed", "permitted", "exempt", "exceptions", "except"];

    public static Effect Effect(PathChange change) => change.Kind switch
    {
        PathChangeKind.Removed => Within(change, Permissions) ? Compare.Effect.Narrower : IsFreeText(change) ? Compare.Effect.Different : Compare.Effect.Wider,
        PathChangeKind.Added => Within(change, Permissions) ? Compare.Effect.Wider : Compare.Effect.Narrower,
        PathChangeKind.Moved => Compare.Effect.Different,
        PathChangeKind.Changed => Changed(change),
    };

    private static Effect Changed(PathChange change)
    {
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

    private static Effect Rising(double before, double after) =>
        after > before ? Compare.Effect.Wider : after < before ? Compare.Effect.Narrower : Compare.Effect.Different;

    private static bool Within(PathChange change, string[] words) => JsonPointer.Segments(change.Path)
        .Any(segment => segment.Split('_', '-').Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));

    private static bool IsFreeText(PathChange change) =>
        JsonPointer.Segments(change.Path) is [.., var last] && last is "description" or "owner" or "comment" or "note" or "title" or "version";

    private static bool? Truth(JsonNode? value) => value is JsonValue one && one.TryGetValue<bool>(out var truth) ? truth : null;
}
