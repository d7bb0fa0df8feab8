using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Changes of settings that guard of which nobody can compute what they let through: another model that moderates, another pattern that
/// is blocked, another way to approve.
/// </summary>
internal static class SettingDoubts
{
    public static bool Are(PathChange change) => change is { Kind: PathChangeKind.Changed, Before: JsonValue, After: JsonValue }
        && SettingSafeguards.IsStrongGuard(change.Path) && SettingSafeguards.Of(change) is null && SettingEffect.Of(change) == Effect.Different
        && change.Before.ToJsonString().Trim('"') != change.After.ToJsonString().Trim('"')
        && !SettingEffect.IsOff(change.Before.ToString());
}
