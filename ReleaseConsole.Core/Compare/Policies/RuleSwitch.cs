using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Compare.Policies;

/// <summary>Whether a rule of a policy is on, by the members that policies switch rules with. One that says nothing of it is on.</summary>
internal static class RuleSwitch
{
    private static readonly string[] On = ["enabled", "enable", "active", "enforced", "enforce"];
    private static readonly string[] Off =
        ["disabled", "disable", "inactive", "muted", "paused", "skip", "bypass", "dry_run", "log_only", "report_only", "audit_only", "monitor_only"];

    /// <summary>Whether the rule was on and whether it is; null where the change is about something else.</summary>
    public static (bool Was, bool Is)? Of(PathChange change) =>
        change.Kind != PathChangeKind.Moved && JsonPointer.Segments(change.Path) is [.., var name]
        && (change.Kind == PathChangeKind.Added ? true : State(name, change.Before)) is { } was
        && (change.Kind == PathChangeKind.Removed ? true : State(name, change.After)) is { } now
        && (State(name, change.Before) ?? State(name, change.After)) is not null
            ? (was, now)
            : null;

    public static bool IsOff(JsonNode? rule) => rule is JsonObject members && members.Any(one => State(one.Key, one.Value) == false);

    private static bool? State(string name, JsonNode? value)
    {
        var word = name.Replace('-', '_').ToLowerInvariant();
        return On.Contains(word) ? SwitchWord.Of(value) : Off.Contains(word) ? !SwitchWord.Of(value) : null;
    }
}
