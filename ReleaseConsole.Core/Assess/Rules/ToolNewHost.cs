using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool names a host it did not name before.</summary>
public sealed class ToolNewHost : IRiskRule
{
    public string Id => "tool-new-host";

    public string Title => "A tool names a host it did not name before";

    public string Why => "Calls, and the data in them, go somewhere nobody has reviewed.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Host)
        where line.Detail.Type == ChangeType.Added
        select input.Found(this, $"`{line.Change.Path}` reaches {line.Detail.After}", line.Change, line.Detail);
}
