using System.Text.RegularExpressions;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Logging, redaction or moderation is switched off.</summary>
public sealed partial class WatchingSwitchedOff : IRiskRule
{
    public string Id => "watching-switched-off";

    public string Title => "Logging, redaction or moderation is switched off";

    public string Why => "What is not logged cannot be looked into, and what is not redacted is stored as it came.";

    public string Fix => "Leave it on; where it costs too much, sample it instead.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Redaction is off", "settings/runtime.yaml", "redaction: true", "redaction: false"),
        RuleExample.NearMiss("Redaction is stated twice", "settings/runtime.yaml", "redaction: true", "redaction: true\nretries: 2"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Settings, ChangeTopic.Setting)
        where IsSwitchedOff(line.Detail)
        select input.Found(
            this, $"{line.Detail.Label} is {line.Detail.After ?? "no longer set"} (was {line.Detail.Before})", line.Change,
            line.Detail) with
        {
            Unless = $"{line.Detail.Label} stayed {line.Detail.Before}",
        };

    private static bool IsSwitchedOff(ChangeDetail detail) => SettingEffect.IsGuard(detail.Place)
        ? detail.Effect == Effect.Wider
        : Keeps().IsMatch(detail.Place) && detail.Before is "true" or "on" or "enabled" && SettingEffect.IsOff(detail.After);

    // log_conversations, record_calls: switches that keep what happened, under other names.
    [GeneratedRegex(@"[/_.-](?:logs?|record|trace|traces|telemetry|mask|masking|scrub|anonymi[sz]e)(?:[/_.-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();
}
