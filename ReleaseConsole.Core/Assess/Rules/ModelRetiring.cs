using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Models;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A model is asked that its provider switches off.</summary>
public sealed class ModelRetiring : IRiskRule
{
    public string Id => "model-retiring";

    public string Title => "A model is asked that its provider switches off";

    public string Why => "From that day on every call fails, in production as everywhere, and rolling back to this release does not help.";

    public string Fix => "Move to the model the provider names as its successor, and evaluate before the day.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "It ends next month", "models/default.yaml", "{model: m-1, seed: 1}", "{model: m-1, seed: 2, retires_on: 2026-12-31}"),
        RuleExample.Harm(
            "One of a group ended last year", "models/chat.json", """{"deployments":[{"model":"gpt-4.1-2025-04-14"}]}""",
            """{"deployments":[{"model":"gpt-4.1-2025-04-14"},{"model":"claude-3-5-sonnet-20241022"}]}"""),
        RuleExample.NearMiss(
            "It ends in two years", "models/default.yaml", "{model: m-1, seed: 1}", "{model: m-1, seed: 2, retires_on: 2028-12-31}"),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is the days left. A model that is switched off already is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size <= 0 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Kind: ArtifactKind.Model or ArtifactKind.Prompt, After: not null }
        from asked in ModelRetirements.In(input.After(change)!)
        let left = asked.Ends.DayNumber - input.Surroundings.Today.DayNumber
        where left <= (input.Setting.Threshold ?? 90)
        select input.Found(
            this, $"`{asked.Model}` {(left <= 0 ? "was" : "is")} switched off on {asked.Ends:yyyy-MM-dd}", change.Path, asked.Place,
            after: asked.Model, size: left) with
        {
            RecheckBy = asked.Ends,
            Unless = $"`{change.Path}` asked a model that stays",
        };
}
