using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A tool takes a parameter it did not take before.</summary>
public sealed class ToolNewParameter : IRiskRule
{
    public string Id => "tool-new-parameter";

    public string Title => "A tool takes a parameter it did not take before";

    public string Why => "A new parameter is a new way to use the tool; review what the model may put into it.";

    public string Fix => "Bound it (enum, pattern, maximum) as tightly as the use allows, or fill it outside the model.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "A payment takes an account now", "tools/pay.yaml",
            "{name: pay, inputSchema: {type: object, properties: {to: {type: string}}}}",
            "{name: pay, inputSchema: {type: object, properties: {to: {type: string}, iban: {type: string}}}}"),
        RuleExample.NearMiss(
            "A parameter is gone", "tools/pay.yaml",
            "{name: pay, inputSchema: {type: object, properties: {to: {type: string}, iban: {type: string}}}}",
            "{name: pay, inputSchema: {type: object, properties: {to: {type: string}}}}"),
    ];

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Parameter)
        where line.Detail.Type == ChangeType.Added
        select input.Found(this, $"`{line.Change.Path}` has a new way in: `{line.Detail.Label}`", line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` took no `{line.Detail.Label}`",
        };
}
