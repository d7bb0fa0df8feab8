using System.Text.Json.Nodes;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Which changed settings reach the environments that are judged: a value that their overlays hold does not.</summary>
internal static class SettingReach
{
    public static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> SettingsThatReach(this RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Settings))
        {
            var (before, after) = (SettingsReading.Of(input.Before(change).Tree()), SettingsReading.Of(input.After(change).Tree()));
            var places = input.Places.Select(place => new Reached(place, before.Effective(place), after.Effective(place))).ToList();
            foreach (var detail in change.Details.Where(detail => detail.Topic == ChangeTopic.Setting))
                if (places.Count == 0 || places.Exists(place => Differs(place, detail)))
                    yield return (change, detail);
        }
    }

    // A line of one environment says so at its end; the same place may be a line of another one.
    private static bool Differs(Reached at, ChangeDetail detail)
    {
        var shared = JsonValues.Dotted(detail.Place);
        return (detail.Label == shared || detail.Label == $"{shared} in {at.Place}")
            && !CanonicalKey.Same(SettingsReading.Whole(at.Before, detail.Place), SettingsReading.Whole(at.After, detail.Place));
    }

    private sealed record Reached(string Place, JsonNode? Before, JsonNode? After);
}
