using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may destroy or overwrite what it could not before.</summary>
public sealed class ToolGainedDestroy : IRiskRule
{
    public string Id => "tool-gained-destroy";

    public string Title => "A tool may destroy or overwrite what it could not before";

    public string Why => "What is overwritten cannot be taken back by rolling back the release.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Destroy)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now destroy or overwrite", line.Change, line.Detail);
}
