using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Another provider or model answers.</summary>
public sealed class ModelChanged : IRiskRule
{
    public string Id => "model-changed";

    public string Title => "Another provider or model answers";

    public string Why => "Every prompt was written and measured against the one before; behaviour shifts in ways no diff shows.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Changes.Changes
        where change is { Type: ChangeType.Changed, Kind: ArtifactKind.Model or ArtifactKind.Prompt }
        from detail in change.Details
        where detail.Topic is ChangeTopic.Provider or ChangeTopic.ModelName
        select input.Found(
            this, $"`{change.Path}` asks {detail.After ?? "no stated model"} (was {detail.Before ?? "not stated"})", change, detail);
}
