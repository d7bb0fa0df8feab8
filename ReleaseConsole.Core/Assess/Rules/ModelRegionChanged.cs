using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A model or a service is asked in another region.</summary>
public sealed class ModelRegionChanged : IRiskRule
{
    public string Id => "model-region-changed";

    public string Title => "A model or a service is asked in another region";

    public string Why => "Other law applies to what is sent there, answers take another time, and a contract may name the old place.";

    public string Fix => "Have the transfer checked, and write the region into the environment’s boundary.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "From Europe to America", "models/default.yaml", "{model: m-1, region: eu-central-1}", "{model: m-1, region: us-east-1}"),
        RuleExample.Harm(
            "No longer by the European address", "models/default.yaml", "{model: m-1, base_url: 'https://eu.api.openai.com/v1'}",
            "{model: m-1, base_url: 'https://api.openai.com/v1'}"),
        RuleExample.NearMiss(
            "Another model in the same region", "models/default.yaml", "{model: m-1, region: eu-central-1}",
            "{model: m-2, region: eu-central-1}"),
    ];

    /// <remarks>Its size is 1 where the law changes with the place. Within one part of the world it is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Settings or ArtifactKind.Prompt }
        from move in Regions.Moves(input.Before(change).RegionTree(), input.After(change).RegionTree())
        select input.Found(
            this, $"`{change.Path}` runs in {move.After} (was {move.Before})", change.Path, move.Place, move.Before, move.After,
            Regions.SameLaw(move.Before, move.After) ? 0 : 1) with
        {
            Unless = $"`{change.Path}` stayed in {move.Before}",
        };
}
