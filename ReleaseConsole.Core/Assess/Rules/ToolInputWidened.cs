using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A parameter of a tool takes more than before.</summary>
public sealed class ToolInputWidened : IRiskRule
{
    public string Id => "tool-input-widened";

    public string Title => "A parameter of a tool takes more than before";

    public string Why => "The schema is the last limit before the call is made; what it lets in, a mistaken or tricked model can send.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        from detail in change.Details
        where detail is { Effect: Effect.Wider, Topic: ChangeTopic.Input or ChangeTopic.Parameter }
        select input.Found(this, $"`{detail.Label}` of `{change.Path}` is now {detail.After} (was {detail.Before})", change, detail);
}
