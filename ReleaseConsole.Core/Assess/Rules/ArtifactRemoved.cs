using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Something is no longer part of the release.</summary>
public sealed class ArtifactRemoved : IRiskRule
{
    public string Id => "artifact-removed";

    public string Title => "Something is no longer part of the release";

    public string Why => "Whoever still asks for it gets nothing, or what another release left behind.";

    public string Fix => "Look up where it is used, and let the callers go first.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("A prompt is gone", "prompts/triage.md", "Words.", null),
        RuleExample.NearMiss("A prompt is new", "prompts/triage.md", null, "Words."),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Removed, Kind: not ArtifactKind.Evaluation }
        // Under its other name it has a finding of its own.
        where change.Kind != ArtifactKind.Tool || !change.Details.Any(line => line.Topic == ChangeTopic.Rename)
        select input.Found(this, $"`{change.Path}` is gone", change.Path) with { Unless = $"`{change.Path}` stayed" };
}
