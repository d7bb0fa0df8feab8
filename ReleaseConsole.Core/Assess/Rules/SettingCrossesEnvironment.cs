using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A setting of one environment points into another.</summary>
public sealed class SettingCrossesEnvironment : IRiskRule
{
    public string Id => "setting-crosses-environment";

    public string Title => "A setting of one environment points into another";

    public string Why => "A test then writes to what is real, or production reads what a test left behind.";

    public string Fix => "Give each environment its own address, queue and key, in its own overlay.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Production reads from staging", "settings/runtime.yaml", "retries: 2", "retries: 2")
            .Beside("settings/runtime.production.yaml", "shop: https://shop.example/api", "shop: https://staging.shop.example/api"),
        RuleExample.NearMiss("Staging reads from staging", "settings/runtime.yaml", "retries: 2", "retries: 2")
            .Beside("settings/runtime.staging.yaml", "shop: https://shop.example/api", "shop: https://staging.shop.example/api"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Settings)
        where change.After is not null
        let before = SettingsReading.Of(input.Before(change).Tree())
        let after = SettingsReading.Of(input.After(change).Tree())
        from environment in after.Overlays.Keys.Order(StringComparer.Ordinal)
        from value in EnvironmentNames.Values(after.Effective(environment))
        where EnvironmentNames.Foreign(environment, value.Text) is not null
            && before.At(environment, value.Place)?.Shown(400) != value.Text
        select input.Found(
            this, $"{JsonValues.Dotted(value.Place)} of {environment} points to {value.Text}", change.Path, value.Place,
            before.At(environment, value.Place)?.Shown(), value.Text) with
        {
            Unless = $"{JsonValues.Dotted(value.Place)} of {environment} stayed in {environment}",
        };
}
