using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may reach the open world that stayed in a closed domain before.</summary>
public sealed class ToolGainedOpenWorld : IRiskRule
{
    public string Id => "tool-gained-open-world";

    public string Title => "A tool may reach the open world that stayed in a closed domain before";

    public string Why => "Data can leave to, and instructions can come from, places nobody has reviewed.";

    public string Fix => "State the closed domain (openWorldHint: false), or name the hosts it may reach in the environment’s boundary.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The closed domain is no longer stated", "tools/ask.yaml",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true, openWorldHint: false}}",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true}}"),
        RuleExample.NearMiss(
            "It reached out before and says so now", "tools/ask.yaml",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true}}",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true, openWorldHint: true}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.OpenWorld)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now reach the open world", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` stayed in its closed domain",
        };
}
