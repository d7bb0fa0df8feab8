using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Changes of settings that guard of which nobody can compute what they let through: another model that moderates, another pattern that
/// is blocked, another way to approve; and limits in another unit.
/// </summary>
internal static partial class SettingDoubts
{
    public static bool Are(PathChange change) => change is { Kind: PathChangeKind.Changed, Before: JsonValue, After: JsonValue }
        && (SettingSafeguards.IsStrongGuard(change.Path) || IsInAnotherUnit(change) || SettingEffect.IsInAnotherSpan(change)
            || SettingHandOvers.IsUnsure(change) || IsMasked(change.Path) || IsNoLongerWaited(change))
        && SettingSafeguards.Of(change) is null && SettingEffect.Of(change) == Effect.Different
        && change.Before.ToJsonString().Trim('"') != change.After.ToJsonString().Trim('"')
        && !SwitchWord.IsOff(change.Before.ToString());

    /// <summary>Lists of what is let in that are empty now: to some programs that is nothing, to others everything.</summary>
    public static IEnumerable<ChangeDetail> Emptied(JsonNode? before, JsonNode? after, string place = "") => (before, after) switch
    {
        (JsonObject old, JsonObject young) => old.SelectMany(one => Emptied(one.Value, young[one.Key], JsonPointer.Child(place, one.Key))),
        (JsonArray { Count: > 0 } old, JsonArray { Count: 0 }) when Allows().IsMatch(place) =>
            [new ChangeDetail(
                place, JsonValues.Dotted(place), ChangeType.Changed, old.Shown(), "empty", Effect.Different, ChangeTopic.Setting).Untold()],
        _ => [],
    };

    [GeneratedRegex(@"[/_.-](?:allow|allowed|allow_?list|whitelist|permitted)(?:[_-][a-z_]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Allows();

    // How much of a card is covered; not by which sign.
    private static bool IsMasked(string place) => JsonPointer.Segments(place) is [.., var owner, var last]
        && owner is "mask" or "masking" or "redact" or "redaction" && !Signs().IsMatch(last);

    private static bool IsNoLongerWaited(PathChange change) =>
        Waits().IsMatch(change.Path) && Quantity.Of(change.Before)?.Value > 0 && Quantity.Of(change.After)?.Value <= 0;

    [GeneratedRegex("char|sign|symbol|replace|with|token|colou?r|label|version|format", RegexOptions.IgnoreCase)]
    private static partial Regex Signs();

    [GeneratedRegex("[/_.-]cool_?down(?:_[a-z]+)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Waits();

    // 100 a minute became 6000 of nobody knows what. At 0 a limit has a finding of its own.
    private static bool IsInAnotherUnit(PathChange change) =>
        SettingEffect.IsLimit(change.Path) && Quantity.Of(change.Before) is { } was && Quantity.Of(change.After) is { Value: > 0 } now
        && was.Kind != now.Kind && !(was.IsSame(now) && (was.Kind.Length == 0 || now.Kind.Length == 0));
}
