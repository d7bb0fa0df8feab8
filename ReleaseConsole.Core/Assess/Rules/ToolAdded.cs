using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool is new in the release.</summary>
public sealed class ToolAdded : IRiskRule
{
    public string Id => "tool-added";

    public string Title => "A tool is new in the release";

    public string Why => "The agent can call it from the first message on, also where nobody thought of it.";

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.Type == ChangeType.Added
        select input.Found(this, change.Meaning.TrimEnd('.'), change.Path);
}
