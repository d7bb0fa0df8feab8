using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may write that only read before, or a writing tool is new.</summary>
public sealed class ToolGainedWrite : IRiskRule
{
    public string Id => "tool-gained-write";

    public string Title => "A tool may write that only read before, or a writing tool is new";

    public string Why => "The agent changes things where it could only look; a mistaken or tricked call has an effect outside the conversation.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Write)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now write", line.Change, line.Detail);
}
