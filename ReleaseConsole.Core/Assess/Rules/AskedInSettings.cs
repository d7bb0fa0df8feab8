using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>
/// Lines of settings that choose the model, as some programs keep it there: told by the names of members and by values that are those of
/// models and companies. What moderates is a safeguard and has a rule of its own.
/// </summary>
internal static class AskedInSettings
{
    /// <summary>The same with the lines of models and prompts that changed.</summary>
    public static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> AskedLines(this RuleInput input) =>
        (from change in input.Changes.Changes
         where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
         from detail in change.Details
         select (change, detail)).Concat(input.ModelLines());

    public static IEnumerable<(ArtifactChange Change, ChangeDetail Detail)> ModelLines(this RuleInput input) =>
        from line in input.SettingsThatReach()
        where line.Change.Type == ChangeType.Changed
            && line.Detail is { Type: ChangeType.Changed, Relation: null, Before: not null, After: not null }
            && !SettingSafeguards.IsStrongGuard(line.Detail.Place)
        let after = SettingSafeguards.Shared(line.Detail.After)
        where after is not null
        let topic = TopicOf(line.Detail.Place, line.Detail.Before!, after)
        where topic is not null
        select (line.Change, line.Detail with { After = after, Topic = topic.Value });

    private static ChangeTopic? TopicOf(string place, string before, string after) => ModelSettings.Topic(place) switch
    {
        ChangeTopic.Provider when ModelProviders.IsCompany(before) && ModelProviders.IsCompany(after) => ChangeTopic.Provider,
        ChangeTopic.ModelName when ModelProviders.IsModel(before) && ModelProviders.IsModel(after) => ChangeTopic.ModelName,
        // Of 0 to 2 no room is that warm.
        ChangeTopic.ModelParameter when place.EndsWith("/temperature", StringComparison.Ordinal)
            && IsTemperature(before) && IsTemperature(after) =>
            ChangeTopic.ModelParameter,
        _ => null,
    };

    private static bool IsTemperature(string value) => PlainNumber.Of(value) is >= 0 and <= 2;
}
