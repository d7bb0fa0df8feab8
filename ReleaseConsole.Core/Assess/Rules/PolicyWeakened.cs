using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A policy lost a rule or lets more through.</summary>
public sealed class PolicyWeakened : IRiskRule
{
    public string Id => "policy-weakened";

    public string Title => "A policy lost a rule or lets more through";

    public string Why => "The policy is what the product is held to; a release that loosens it judges itself by softer terms.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Policy)
        from finding in change.Type == ChangeType.Removed
            ? [input.Found(this, $"The policy `{change.Path}` is gone", change.Path)]
            : from detail in change.Details
              where detail.Effect == Effect.Wider
              select input.Found(this, Said(change, detail), change, detail)
        select finding;

    private static string Said(ArtifactChange change, ChangeDetail detail) => detail.After is null
        ? $"`{change.Path}` lost {detail.Label}"
        : $"`{change.Path}` is looser: {detail.Label} is {detail.After} (was {detail.Before ?? "not there"})";
}
