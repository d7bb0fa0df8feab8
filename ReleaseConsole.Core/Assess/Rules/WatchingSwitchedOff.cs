using System.Text.RegularExpressions;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Logging, redaction or moderation is switched off, or watches less than it did.</summary>
public sealed partial class WatchingSwitchedOff : IRiskRule
{
    public string Id => "watching-switched-off";

    public string Title => "Logging, redaction or moderation is off, or watches less";

    public string Why => "What is not logged cannot be looked into, and what is not redacted is stored as it came.";

    public string Fix => "Leave it on; where it costs too much, sample it instead.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Redaction is off", "settings/runtime.yaml", "redaction: true", "redaction: false"),
        RuleExample.Harm("What was blocked is only logged", "settings/runtime.yaml", "injection_filter: block", "injection_filter: log"),
        RuleExample.NearMiss("Redaction is stated twice", "settings/runtime.yaml", "redaction: true", "redaction: true\nretries: 2"),
    ];

    /// <remarks>Its size is less than 1 where it goes on for a good part of what it watched. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.SettingsThatReach()
        let move = SettingSafeguards.Of(line.Detail)
        where move is null ? IsSwitchedOff(line.Detail) : move is { Kind: Safeguard.Watching, Effect: Effect.Wider }
        select input.Found(
            this, $"{line.Detail.Label} is {line.Detail.After ?? "no longer set"} (was {line.Detail.Before ?? "not set"})"
                + (move is null ? "" : $": {move.Says}"),
            line.Change, line.Detail, move?.Size ?? 1) with
        {
            Unless = $"{line.Detail.Label} stayed {line.Detail.Before ?? "as it was"}",
        };

    private static bool IsSwitchedOff(ChangeDetail detail) => SettingEffect.IsGuard(detail.Place)
        ? detail.Effect == Effect.Wider
        : Keeps().IsMatch(detail.Place) && detail.Before is "true" or "on" or "enabled"
            && SwitchWord.IsOff(SettingSafeguards.Shared(detail.After));

    // log_conversations, record_calls: switches that keep what happened, under other names.
    [GeneratedRegex(@"[/_.-](?:logs?|record|trace|traces|telemetry|mask|masking|scrub|anonymi[sz]e)(?:[/_.-]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Keeps();
}
