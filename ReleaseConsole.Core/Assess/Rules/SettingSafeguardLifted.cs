using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;
using ReleaseConsole.Core.Compare.Settings;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A setting lets happen, in or be kept what it held back.</summary>
public sealed class SettingSafeguardLifted : IRiskRule
{
    public string Id => "setting-safeguard-lifted";

    public string Title => "A setting no longer holds back what it held back";

    public string Why => "What a person confirmed, a trial run only showed or a list kept out now happens by itself, on every call.";

    public string Fix => "Put it back, or open it for the one case that needs it: by name, in one environment, for a stated time.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Every tool may act unasked", "settings/agent.yaml", "auto_approve: []", "auto_approve: ['*']"),
        RuleExample.Harm("Payments are no longer only tried", "settings/runtime.yaml", "dry_run: true", "dry_run: false"),
        RuleExample.Harm(
            "A server may write now", "settings/servers.yaml",
            "db: {command: npx, args: ['-y', 'db-mcp', '--read-only']}", "db: {command: npx, args: ['-y', 'db-mcp']}"),
        RuleExample.NearMiss(
            "One more page may ask", "settings/runtime.yaml", "allowed_origins: ['https://shop.example']",
            "allowed_origins: ['https://shop.example', 'https://www.shop.example']"),
        RuleExample.NearMiss("A trial run is switched on", "settings/runtime.yaml", "dry_run: false", "dry_run: true"),
    ];

    /// <remarks>Its size is less than 1 for what is kept up to three times as long. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) => OfSettings(input).Concat(OfModels(input));

    private IEnumerable<Finding> OfModels(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where detail.Topic is ChangeTopic.Host or ChangeTopic.ModelParameter
        let says = ModelSafeguards.Lifted(detail)
        where says is not null
        select input.Found(
            this, $"{detail.Label} of `{change.Path}` is {detail.After} (was {detail.Before ?? "not set"}): {says}", change, detail, 1) with
        {
            Unless = $"{detail.Label} of `{change.Path}` stayed as it was",
        };

    private IEnumerable<Finding> OfSettings(RuleInput input) =>
        from line in input.SettingsThatReach()
        let move = SettingSafeguards.Of(line.Detail)
        where move is { Kind: Safeguard.Holding, Effect: Effect.Wider } && line.Detail.Effect == Effect.Wider
        select input.Found(
            this,
            $"{line.Detail.Label} is {line.Detail.After ?? "no longer there"} (was {line.Detail.Before ?? "not there"}): {move.Says}",
            line.Change, line.Detail, move.Size) with
        {
            Unless = $"{line.Detail.Label} stayed as it was",
        };
}
