using System.Text.Json.Nodes;

namespace ReleaseConsole.Core.Compare;

/// <summary>
/// Changes of settings that guard of which nobody can compute what they let through: another model that moderates, another pattern that
/// is blocked, another way to approve; and limits in another unit.
/// </summary>
internal static class SettingDoubts
{
    public static bool Are(PathChange change) => change is { Kind: PathChangeKind.Changed, Before: JsonValue, After: JsonValue }
        && (SettingSafeguards.IsStrongGuard(change.Path) || IsInAnotherUnit(change))
        && SettingSafeguards.Of(change) is null && SettingEffect.Of(change) == Effect.Different
        && change.Before.ToJsonString().Trim('"') != change.After.ToJsonString().Trim('"')
        && !SwitchWord.IsOff(change.Before.ToString());

    // 100 a minute became 6000 of nobody knows what. At 0 a limit has a finding of its own.
    private static bool IsInAnotherUnit(PathChange change) =>
        SettingEffect.IsLimit(change.Path) && Quantity.Of(change.Before) is { } was && Quantity.Of(change.After) is { Value: > 0 } now
        && was.Kind != now.Kind && !(was.IsSame(now) && (was.Kind.Length == 0 || now.Kind.Length == 0));
}
