using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A limit in the settings is higher or gone.</summary>
public sealed class SettingLimitRaised : IRiskRule
{
    public string Id => "setting-limit-raised";

    public string Title => "A limit in the settings is higher or gone";

    public string Why => "Limits bound what a mistake can cost; a higher one costs more before anybody notices.";

    public string Fix => "Raise it in one environment first, with an alarm below the old figure.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Four times the refund limit", "settings/runtime.yaml", "refund_limit: 50", "refund_limit: 200"),
        RuleExample.Harm("No calls a minute, or as many as come", "settings/runtime.yaml", "rate_limit: 60", "rate_limit: 0"),
        RuleExample.Harm(
            "As many calls a second as there were a minute", "settings/runtime.yaml", "rate_limit: 100/min", "rate_limit: 100/s"),
        RuleExample.NearMiss("The same limit in other units", "settings/runtime.yaml", "max_upload: 10MB", "max_upload: 10240KB"),
        RuleExample.NearMiss("A lower refund limit", "settings/runtime.yaml", "refund_limit: 50", "refund_limit: 20"),
    ];

    /// <remarks>Its size is how many times as high the limit is, endless where it is gone. Ten times and more is a step graver, a tenth
    /// more, and 0, a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 10 ? policy.Step(1) : size <= 1.1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.SettingsThatReach()
        let endless = SettingSafeguards.MayBeEndless(line.Detail)
        where endless || (line.Detail.Effect == Effect.Wider && SettingEffect.IsLimit(line.Detail.Place)
            && SettingSafeguards.Of(line.Detail) is null)
        select input.Found(
            this, $"{line.Detail.Label} is {line.Detail.After ?? "no longer set"} (was {line.Detail.Before})"
                + (endless ? ", which may mean that there is no limit" : ""),
            line.Change, line.Detail, endless ? 1 : Growth(line.Detail)) with
        {
            Unless = $"{line.Detail.Label} stayed {line.Detail.Before}",
        };

    private static double Growth(ChangeDetail detail) =>
        (Quantity.Of(detail.Before)?.Value, Quantity.Of(SettingSafeguards.Shared(detail.After))?.Value) switch
        {
            ({ } was, { } now) when was > 0 && now > 0 => Math.Max(now / was, was / now),
            (_, null) => double.PositiveInfinity,
            _ => 2,
        };
}
