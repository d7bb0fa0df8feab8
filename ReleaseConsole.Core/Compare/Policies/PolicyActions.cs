using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>What rules of policies do when they apply, by the members and the words policies use for it.</summary>
internal static class PolicyActions
{
    /// <summary>The last step that only looks on.</summary>
    public const int Mildest = 2;

    public static readonly string[][] Scale =
    [
        ["allow", "permit", "pass", "accept", "ignore", "skip", "off", "none", "disabled"],
        [
            "log", "log_only", "monitor", "monitor_only", "audit", "audit_only", "report", "report_only", "record", "observe", "shadow",
            "dry_run", "dryrun", "detect", "detect_only", "simulate", "test",
        ],
        ["warn", "allow_with_warning", "flag", "notify"], ["ask"], ["confirm"], ["hand_off", "review"], ["escalate"],
        ["require_approval"], ["redact", "mask"], ["deny", "block", "forbid", "refuse", "reject", "enforce", "enforced", "enforcing"],
    ];

    private static readonly string[] Names = ["action", "effect", "decision", "verdict", "on_match", "outcome", "mode"];
    private static readonly string[] Passing = ["allow", "permit", "accept", "pass", "grant", "approve"];

    public static bool IsAction(string path) =>
        JsonPointer.Segments(path) is [.., var last] && Names.Contains(last, StringComparer.OrdinalIgnoreCase);

    /// <summary>An action that only looks on makes nothing stricter.</summary>
    public static bool IsMild(string? word) => word is not null && StrictnessScales.At(Scale, word) is >= 0 and <= Mildest;

    public static bool Passes(string path, JsonNode? value) =>
        IsAction(path) && Passing.Contains(value.Word(), StringComparer.OrdinalIgnoreCase);

    public static bool LetsThrough(JsonNode? value) => value is JsonObject rule && rule.Any(one =>
        Names.Contains(one.Key, StringComparer.OrdinalIgnoreCase) && Passing.Contains(one.Value.Word(), StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a rule moved over one of which the one lets through and the other holds back.</summary>
    public static bool PassesOver(PathChange moved, JsonNode? root)
    {
        if (PolicyPlaces.Around(root, moved.Path).LastOrDefault() is not JsonArray rules
            || moved.Before.Number() is not { } from || moved.After.Number() is not { } to || to >= rules.Count)
            return false;
        var between = rules.Take((int)Math.Max(from, to) + 1).Skip((int)Math.Min(from, to));
        return Decides(rules[(int)to]) && between.Any(one => Decides(one) && LetsThrough(one) != LetsThrough(rules[(int)to]));
    }

    private static bool Decides(JsonNode? value) => value is JsonObject rule && rule.Any(one =>
        one.Key != "mode" && Names.Contains(one.Key, StringComparer.OrdinalIgnoreCase) && one.Value.Word() is not null);

    /// <summary>Whether it is a rule, and not a part of the policy that holds others.</summary>
    public static bool IsRule(JsonNode? value) => value is JsonObject rule
        && rule.Any(one => one.Key is "id" or "name" or "key"
            || (one.Key != "mode" && Names.Contains(one.Key, StringComparer.OrdinalIgnoreCase)));
}
