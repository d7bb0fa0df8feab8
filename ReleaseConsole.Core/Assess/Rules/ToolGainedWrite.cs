using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool may write that only read before, or a writing tool is new.</summary>
public sealed class ToolGainedWrite : IRiskRule
{
    public string Id => "tool-gained-write";

    public string Title => "A tool may write that only read before, or a writing tool is new";

    public string Why =>
        "The agent changes things where it could only look; a mistaken or tricked call has an effect outside the conversation.";

    public string Fix => "Keep a reading tool beside a writing one, and ask a person before the writing one is called.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A reading tool that may write now", "tools/file.yaml",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: true, openWorldHint: false}}",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: false, openWorldHint: false}}"),
        RuleExample.NearMiss(
            "A tool that wrote all along says so now", "tools/file.yaml",
            "{name: file, inputSchema: {type: object}, annotations: {openWorldHint: false}}",
            "{name: file, inputSchema: {type: object}, annotations: {readOnlyHint: false, openWorldHint: false}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Write)
        where line.Detail.Effect == Effect.Wider
        select input.Found(this, $"`{line.Change.Path}` may now write", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` only read",
        };
}
