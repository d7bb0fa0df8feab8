using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Settings;

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
        RuleExample.Harm("Whoever has no own key takes production’s", "settings/runtime.yaml",
            "db: vault:kv/staging/db", "db: vault:kv/prod/db"),
        RuleExample.NearMiss("Another key of the same environment", "settings/runtime.yaml",
            "db: vault:kv/staging/db", "db: vault:kv/staging/main"),
        RuleExample.NearMiss("Staging reads from staging", "settings/runtime.yaml", "retries: 2", "retries: 2")
            .Beside("settings/runtime.staging.yaml", "shop: https://shop.example/api", "shop: https://staging.shop.example/api"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => OfOverlays(input).Concat(OfAll(input));

    // Without overlays every environment takes what is shared: what belonged to one of them belongs to another now.
    private IEnumerable<Finding> OfAll(RuleInput input) =>
        from change in input.Of(ArtifactKind.Settings).Concat(input.Of(ArtifactKind.Model))
        where change.Type == ChangeType.Changed
        let after = SettingsReading.Of(input.After(change).Tree())
        where after.Overlays.Count == 0
        let before = EnvironmentNames.Values(SettingsReading.Of(input.Before(change).Tree()).Base)
            .DistinctBy(one => one.Place).ToDictionary(one => one.Place, one => one.Text, StringComparer.Ordinal)
        from value in EnvironmentNames.Values(after.Base)
        let was = before.GetValueOrDefault(value.Place)
        where was is not null && EnvironmentNames.HasMoved(was, value.Text)
            && (input.Places.Count == 0 || input.Places.Any(place => EnvironmentNames.Foreign(place, value.Text) is not null))
        select input.Found(
            this, $"{JsonValues.Dotted(value.Place)} of every environment points to {value.Text} (was {was})", change.Path,
            value.Place, was, value.Text) with
        {
            Unless = $"{JsonValues.Dotted(value.Place)} stayed {was}",
        };

    private IEnumerable<Finding> OfOverlays(RuleInput input) =>
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
