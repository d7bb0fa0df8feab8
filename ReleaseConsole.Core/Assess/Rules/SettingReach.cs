using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Which changed settings reach the environments that are judged: a value that their overlays hold does not.</summary>
internal static class SettingReach
{
    public static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> SettingsThatReach(this RuleInput input)
    {
        foreach (var change in input.Of(ArtifactKind.Settings))
        {
            var (before, after) = (SettingsReading.Of(input.Before(change).Tree()), SettingsReading.Of(input.After(change).Tree()));
            foreach (var detail in change.Details.Where(detail => detail.Topic == ChangeTopic.Setting))
                if (input.Places.Count == 0 || input.Places.Any(place => Differs(before, after, place, detail)))
                    yield return (change, detail);
        }
    }

    // A line of one environment says so at its end; the same place may be a line of another one.
    private static bool Differs(SettingsReading before, SettingsReading after, string place, ChangeDetail detail)
    {
        var shared = JsonValues.Dotted(detail.Place);
        return (detail.Label == shared || detail.Label == $"{shared} in {place}")
            && !CanonicalKey.Same(before.Whole(place, detail.Place), after.Whole(place, detail.Place));
    }
}
