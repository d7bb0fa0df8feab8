using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Compare.Settings;

/// <summary>
/// Where environments differ without the shared settings saying so: a value that only some overlays have and nothing is shared, and an
/// overlay that says what is shared anyway. Only what is new is told.
/// </summary>
internal static class EnvironmentGaps
{
    public static IEnumerable<ChangeDetail> Of(SettingsReading before, SettingsReading after)
    {
        var known = In(before).ToHashSet();
        return In(after).Where(gap => !known.Contains(gap)).Select(Line);
    }

    private static IEnumerable<(string Path, string Environments, bool IsIdle)> In(SettingsReading settings)
    {
        if (settings.Overlays.Count == 0)
            yield break;
        var shared = Leaves(settings.Base, "").ToDictionary(one => one.Path, one => one.Value, StringComparer.Ordinal);
        var stated = settings.Overlays.OrderBy(one => one.Key, StringComparer.Ordinal)
            .SelectMany(overlay => Leaves(overlay.Value, "").Select(leaf => (leaf.Path, leaf.Value, Environment: overlay.Key))).ToList();
        foreach (var group in stated.GroupBy(one => one.Path, StringComparer.Ordinal))
        {
            if (!shared.ContainsKey(group.Key) && settings.Overlays.Count > 1 && group.Count() < settings.Overlays.Count)
                yield return (group.Key, string.Join(", ", group.Select(one => one.Environment)), false);
            foreach (var one in group)
                if (shared.TryGetValue(one.Path, out var value) && CanonicalKey.Same(value, one.Value))
                    yield return (one.Path, one.Environment, true);
        }
    }

    private static IEnumerable<(string Path, JsonNode? Value)> Leaves(JsonNode? node, string path) => node is JsonObject members
        ? members.SelectMany(one => Leaves(one.Value, JsonPointer.Child(path, one.Key)))
        : [(path, node)];

    private static ChangeDetail Line((string Path, string Environments, bool IsIdle) gap)
    {
        var name = JsonValues.Dotted(gap.Path);
        return new ChangeDetail(
            gap.Path, $"{name}, between environments", ChangeType.Changed, null,
            gap.IsIdle ? $"{gap.Environments} says what is shared" : $"only {gap.Environments}", Effect.Different,
            ChangeTopic.EnvironmentGap)
        {
            Meaning = gap.IsIdle
                ? $"{gap.Environments} sets {name} to what all share: its overlay makes no difference."
                : $"Only {gap.Environments} {(gap.Environments.Contains(',') ? "have" : "has")} {name}; nothing is "
                    + "shared, so the others run without it.",
        };
    }
}
