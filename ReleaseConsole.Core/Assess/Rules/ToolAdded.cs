using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool is new in the release.</summary>
public sealed class ToolAdded : IRiskRule
{
    public string Id => "tool-added";

    public string Title => "A tool is new in the release";

    public string Why => "The agent can call it from the first message on, also where nobody thought of it.";

    public string Fix => "Say in the notes what it is for, and add cases in which the agent should not call it.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A tool nobody had", "tools/read_file.yaml", null,
            "{name: read_file, inputSchema: {type: object}, annotations: {readOnlyHint: true}}"),
        RuleExample.NearMiss(
            "A tool that only got a description", "tools/read_file.yaml", "{name: read_file, inputSchema: {type: object}}",
            "{name: read_file, description: Reads a file., inputSchema: {type: object}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.Type == ChangeType.Added
        select input.Found(this, change.Meaning.TrimEnd('.'), change.Path) with { Unless = $"`{change.Path}` were not there" };
}
