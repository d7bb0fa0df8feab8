using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A limit in the settings is higher or gone.</summary>
public sealed class SettingLimitRaised : IRiskRule
{
    public string Id => "setting-limit-raised";

    public string Title => "A limit in the settings is higher or gone";

    public string Why => "Limits bound what a mistake can cost; a higher one costs more before anybody notices.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Settings, ChangeTopic.Setting)
        where line.Detail.Effect == Effect.Wider && SettingEffect.IsLimit(line.Detail.Place)
        select input.Found(
            this, $"{line.Detail.Label} is {line.Detail.After ?? "no longer set"} (was {line.Detail.Before})", line.Change, line.Detail);
}
