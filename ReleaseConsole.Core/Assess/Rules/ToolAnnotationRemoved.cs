using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool no longer states what it is said not to do.</summary>
public sealed class ToolAnnotationRemoved : IRiskRule
{
    public string Id => "tool-annotation-removed";

    public string Title => "A tool no longer states what it is said not to do";

    public string Why =>
        "Silence means the worst by MCP’s defaults: a host may stop asking, or start to, without anybody having decided it.";

    public string Fix => "State the hint again, as what the tool really does.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "readOnlyHint is gone", "tools/ask.yaml",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true, openWorldHint: false}}",
            "{name: ask, inputSchema: {type: object}, annotations: {openWorldHint: false}}"),
        RuleExample.Harm(
            "It is said not to be safe to repeat any more", "tools/pay.yaml",
            "{name: pay, inputSchema: {type: object}, annotations: {idempotentHint: true, openWorldHint: false}}",
            "{name: pay, inputSchema: {type: object}, annotations: {idempotentHint: false, openWorldHint: false}}"),
        RuleExample.NearMiss(
            "The hint says something else, aloud", "tools/ask.yaml",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: true, openWorldHint: false}}",
            "{name: ask, inputSchema: {type: object}, annotations: {readOnlyHint: false, openWorldHint: false}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) => Silent(input).Concat(Repeated(input));

    // Said outright it is no rise of a right, and a client that tries again acts twice all the same.
    private IEnumerable<Finding> Repeated(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Repeat)
        where line.Detail is { Before: "no", After: "yes" } && !line.Change.Details.Any(one => one.Topic == ChangeTopic.Write)
        select input.Found(this, $"`{line.Change.Path}` may no longer be repeated safely", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` could still be repeated safely",
        };

    private IEnumerable<Finding> Silent(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Annotation)
        select input.Found(this, $"`{line.Change.Path}` no longer states that it {line.Detail.Before}", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` still stated that it {line.Detail.Before}",
        };
}
