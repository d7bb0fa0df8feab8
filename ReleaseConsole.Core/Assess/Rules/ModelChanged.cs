using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another model answers.</summary>
public sealed class ModelChanged : IRiskRule
{
    public string Id => "model-changed";

    public string Title => "Another model answers";

    public string Why => "Every prompt was written and measured against the one before; behaviour shifts in ways no diff shows.";

    public string Fix => "Run every evaluation again on the new model, with the prompts as they are, before anything else changes.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A larger model", "models/default.yaml", "model: gpt-4.1-mini-2025-04-14", "model: gpt-4.1-2025-04-14"),
        RuleExample.Harm(
            "A smaller one answers where the first fails", "models/default.yaml", "model: gpt-4.1-2025-04-14",
            "{model: gpt-4.1-2025-04-14, fallbacks: [gpt-4.1-mini-2025-04-14]}"),
        RuleExample.NearMiss(
            "The same model by a gateway", "models/default.yaml", "model: openai/gpt-4.1-2025-04-14",
            "model: openrouter/openai/gpt-4.1-2025-04-14"),
        RuleExample.NearMiss(
            "The same model in another region", "models/default.yaml", "model: eu.anthropic.claude-sonnet-4-20250514-v1:0",
            "model: global.anthropic.claude-sonnet-4-20250514-v1:0"),
        RuleExample.NearMiss(
            "The same model with another seed", "models/default.yaml", "{model: gpt-4.1-mini-2025-04-14, seed: 1}",
            "{model: gpt-4.1-mini-2025-04-14, seed: 2}"),
    ];

    /// <remarks>Its size is 0 for a model that is only asked where another one fails. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) => Asked(input).Concat(FallenBackTo(input));

    private IEnumerable<Finding> Asked(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where detail.Topic == ChangeTopic.ModelName && !Regions.IsSameElsewhere(detail.Before, detail.After)
            && !ModelProviders.IsSame(detail.Before, detail.After)
        select input.Found(
            this, $"`{change.Path}` asks {detail.After ?? "no stated model"} (was {detail.Before ?? "not stated"})", change, detail, size: 1) with
        {
            Unless = $"`{change.Path}` still asked {detail.Before ?? "the model it asked"}",
        };

    private IEnumerable<Finding> FallenBackTo(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Model, ChangeTopic.Fallback).Concat(input.Lines(ArtifactKind.Prompt, ChangeTopic.Fallback))
        where line is { Change.Type: ChangeType.Changed, Detail: { After: not null, Before: null, Label: not RoutedProviders.Label } }
        let tree = input.Before(line.Change).Asked()
        where !ModelProviders.IsSame((tree["model"] ?? tree["model_name"]).Word(), line.Detail.After)
        select input.Found(
            this, $"`{line.Change.Path}` may be answered by {line.Detail.After} as well", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` had no other model to fall back to",
        };
}
