using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Models;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another model answers.</summary>
public sealed class ModelChanged : IRiskRule
{
    private static readonly string[] Precisions =
        ["quantization", "dtype", "torch_dtype", "load_in_4bit", "load_in_8bit", "quantization_config", "quantize", "precision"];

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
        RuleExample.Harm(
            "Nearly all calls go to the smaller one", "models/split.yaml",
            "{routes: [{model: gpt-4.1-2025-04-14, weight: 95}, {model: gpt-4.1-mini-2025-04-14, weight: 5}]}",
            "{routes: [{model: gpt-4.1-2025-04-14, weight: 5}, {model: gpt-4.1-mini-2025-04-14, weight: 95}]}"),
        RuleExample.NearMiss(
            "A few calls more go to the smaller one", "models/split.yaml",
            "{routes: [{model: gpt-4.1-2025-04-14, weight: 95}, {model: gpt-4.1-mini-2025-04-14, weight: 5}]}",
            "{routes: [{model: gpt-4.1-2025-04-14, weight: 90}, {model: gpt-4.1-mini-2025-04-14, weight: 10}]}"),
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

    /// <remarks>
    /// Its size is 0 where most is still answered as before: asked where another one fails, or in fewer bits. That is a step less grave.
    /// </remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        Asked(input).Concat(FallenBackTo(input)).Concat(Divided(input)).Concat(OtherWeights(input));

    private IEnumerable<Finding> Asked(RuleInput input) =>
        from line in input.AskedLines()
        let change = line.Change
        let detail = line.Detail
        where detail.Topic == ChangeTopic.ModelName && !Regions.IsSameElsewhere(detail.Before, detail.After)
            && !ModelProviders.IsSame(detail.Before, detail.After)
        select input.Found(
            this, $"`{change.Path}` asks {detail.After ?? "no stated model"} (was {detail.Before ?? "not stated"})", change, detail,
            size: 1) with
        {
            Unless = $"`{change.Path}` still asked {detail.Before ?? "the model it asked"}",
        };

    private IEnumerable<Finding> FallenBackTo(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Model, ChangeTopic.Fallback).Concat(input.Lines(ArtifactKind.Prompt, ChangeTopic.Fallback))
        where line is { Change.Type: ChangeType.Changed, Detail: { After: not null, Before: null, Label: not RoutedProviders.Label } }
        let tree = input.Before(line.Change).Asked()
        where !ModelProviders.IsSame((tree["model"] ?? tree["model_name"]).Word(), line.Detail.After)
        select input.Found(
            this, $"`{line.Change.Path}` may be answered by {line.Detail.After} as well", line.Change, line.Detail,
            line.Detail.Place == "/deployments" ? 1 : 0) with
        {
            Unless = $"`{line.Change.Path}` had no other model to fall back to",
        };

    // Calls that are divided between models go to another one when it gets most of them, or a quarter more.
    private IEnumerable<Finding> Divided(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model)
        where change.Type == ChangeType.Changed
        from move in ModelShares.Moves(input.Before(change).Tree(), input.After(change).Tree())
        where move.After - move.Before is var more && (more >= 0.25 || (more > 0 && move is { Before: < 0.5, After: >= 0.5 }))
        select input.Found(
            this, $"{move.Model} answers {ShareMove.Said(move.After)} of the calls of `{change.Path}` (was {ShareMove.Said(move.Before)})",
            change, move.Line, move.After >= 0.5 ? 1 : 0) with
        {
            Unless = $"{move.Model} answered {ShareMove.Said(move.Before)} of the calls of `{change.Path}`",
        };

    // The same weights in fewer bits answer otherwise.
    private IEnumerable<Finding> OtherWeights(RuleInput input) =>
        from change in input.Of(ArtifactKind.Model)
        where change.Type == ChangeType.Changed
        from detail in change.Details
        where Precisions.Contains(JsonPointer.Last(detail.Place))
        select input.Found(
            this, $"The weights of `{change.Path}` are kept otherwise: "
                + $"{detail.Label} is {detail.After ?? "not set"} (was {detail.Before ?? "not set"})",
            change, detail) with
        {
            Unless = $"{detail.Label} of `{change.Path}` stayed {detail.Before ?? "unset"}",
        };
}
