using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Logging, redaction or moderation is switched off.</summary>
public sealed class WatchingSwitchedOff : IRiskRule
{
    public string Id => "watching-switched-off";

    public string Title => "Logging, redaction or moderation is switched off";

    public string Why => "What is not logged cannot be looked into, and what is not redacted is stored as it came.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Settings, ChangeTopic.Setting)
        where line.Detail.Effect == Effect.Wider && SettingEffect.IsGuard(line.Detail.Place)
        select input.Found(
            this, $"{line.Detail.Label} is {line.Detail.After ?? "no longer set"} (was {line.Detail.Before})", line.Change, line.Detail);
}
