using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may reach the open world that stayed in a closed domain before.</summary>
public sealed class ToolGainedOpenWorld : IRiskRule
{
    public string Id => "tool-gained-open-world";

    public string Title => "A tool may reach the open world that stayed in a closed domain before";

    public string Why => "Data can leave to, and instructions can come from, places nobody has reviewed.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.OpenWorld)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now reach the open world", line.Change, line.Detail);
}
