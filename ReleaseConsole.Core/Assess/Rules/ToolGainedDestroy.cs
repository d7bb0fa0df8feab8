using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may destroy or overwrite what it could not before.</summary>
public sealed class ToolGainedDestroy : IRiskRule
{
    public string Id => "tool-gained-destroy";

    public string Title => "A tool may destroy or overwrite what it could not before";

    public string Why => "What is overwritten cannot be taken back by rolling back the release.";

    public string Fix => "Let it add instead of overwrite, or ask a person before each call and keep what was there.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A tool that only added may overwrite", "tools/file.yaml",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: false, destructiveHint: false}}",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: false, destructiveHint: true}}"),
        RuleExample.NearMiss(
            "A tool that may write now, and only add", "tools/file.yaml",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: true}}",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: false, destructiveHint: false}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Destroy)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now destroy or overwrite", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` could not destroy or overwrite",
        };
}
