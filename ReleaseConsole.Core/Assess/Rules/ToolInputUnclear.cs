using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Schemas;
using ReleaseConsole.Core.Compare.Tools;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>What a parameter of a tool takes changed in a way nobody can compute.</summary>
public sealed class ToolInputUnclear : IRiskRule
{
    public string Id => "tool-input-unclear";

    public string Title => "What a parameter of a tool takes changed in a way nobody can compute";

    public string Why => "Two patterns, or combined schemas, cannot be compared for what they let in; a person has to read them.";

    public string Fix => "Try both on the values that must not pass, and add such a case to the evaluation.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "Another pattern", "tools/refund.yaml",
            "{name: refund, inputSchema: {type: object, properties: {order: {type: string, pattern: '^(?!X)HP-[0-9]{5}$'}}}}",
            "{name: refund, inputSchema: {type: object, properties: {order: {type: string, pattern: '^(?!Y)HP-[0-9]{5}$'}}}}"),
        RuleExample.Harm(
            "The same words in another draft of JSON Schema", "tools/refund.yaml",
            "{name: refund, inputSchema: {$schema: 'http://json-schema.org/draft-07/schema#', type: object, dependencies: {amount: [order]}}}",
            "{name: refund, inputSchema: {$schema: 'https://json-schema.org/draft/2020-12/schema', type: object, dependencies: {amount: [order]}}}"),
        RuleExample.Harm(
            "A limit that only the description states is gone", "tools/refund.yaml", Amount("Euro, at most 100."),
            Amount("Any amount in euro.")),
        RuleExample.NearMiss(
            "The same limit in other words", "tools/refund.yaml", Amount("Euro, at most 100."), Amount("No more than 100 euro.")),
        RuleExample.NearMiss(
            "A pattern where there was none", "tools/refund.yaml",
            "{name: refund, inputSchema: {type: object, properties: {order: {type: string}}}}",
            "{name: refund, inputSchema: {type: object, properties: {order: {type: string, pattern: '^HP-[0-9]{5}$'}}}}"),
    ];

    private static string Amount(string described) =>
        $"{{name: refund, inputSchema: {{type: object, properties: {{amount: {{type: number, description: '{described}'}}}}}}}}";

    public IEnumerable<Finding> Findings(RuleInput input) => Schemas(input).Concat(Words(input));

    // A limit that only words state holds a model back as a schema would; what it sends without them nobody knows.
    private IEnumerable<Finding> Words(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Tool, ChangeTopic.Description)
        where line.Detail is { Meaning: not null } && line.Change.Type == ChangeType.Changed
            && !line.Detail.Place.StartsWith("/outputSchema", StringComparison.Ordinal)
        let lost = SaidLimits.Lost(line.Detail.Before, line.Detail.After)
        where lost is not null
        select input.Found(this, line.Detail.Meaning!.TrimEnd('.'), line.Change, line.Detail) with
        {
            Unless = $"`{line.Change.Path}` still said “{lost}”",
        };

    private IEnumerable<Finding> Schemas(RuleInput input) =>
        from change in input.Of(ArtifactKind.Tool)
        where change.Type == ChangeType.Changed
        from detail in change.Details
        where detail is { Relation: SchemaRelation.Unknown, Effect: not Effect.Wider }
            && detail is { Topic: ChangeTopic.Input or ChangeTopic.Parameter or ChangeTopic.Schema }
        select input.Found(this, $"Whether `{detail.Label}` of `{change.Path}` takes more cannot be told", change, detail) with
        {
            Unless = $"`{change.Path}` kept what `{detail.Label}` takes",
        };
}
