using System.Globalization;
using ReleaseConsole.Core.Artifacts;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>Rows of a dataset stand more often than once.</summary>
public sealed class DatasetDuplicates : IRiskRule
{
    public string Id => "dataset-duplicates";

    public string Title => "Rows of a dataset stand more often than once";

    public string Why => "A case that is asked twice counts twice; the intervals look tighter than they are.";

    public string Fix => "Drop the copies, or give each case the weight it has in real use, once.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "The same case under two numbers", "datasets/golden.jsonl",
            "{\"id\":1,\"q\":\"Where is it?\"}\n{\"id\":2,\"q\":\"How much?\"}\n",
            "{\"id\":1,\"q\":\"Where is it?\"}\n{\"id\":2,\"q\":\"How much?\"}\n{\"id\":3,\"q\":\"Where is it?\"}\n"),
        RuleExample.NearMiss(
            "A new case", "datasets/golden.jsonl", "{\"id\":1,\"q\":\"Where is it?\"}\n{\"id\":2,\"q\":\"How much?\"}\n",
            "{\"id\":1,\"q\":\"Where is it?\"}\n{\"id\":2,\"q\":\"How much?\"}\n{\"id\":3,\"q\":\"Is it waterproof?\"}\n"),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is by how much the share of copies rose. A fifth of the rows and more is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 0.2 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.After is not null
        let sides = input.Figures(change)
        where sides is not null
        let before = sides.Value.Before.Copies()
        let after = sides.Value.After.Copies()
        where before is not null && after is not null
        where after.Share - before.Share >= (input.Setting.Threshold ?? 0.02) && after.Rows > before.Rows
        select input.Found(
            this, $"{(after.IsEstimate ? "About " : "")}{after.Rows} rows of `{change.Path}` are copies of others", change.Path, null,
            before.Rows.ToString(CultureInfo.InvariantCulture),
            after.Rows.ToString(CultureInfo.InvariantCulture), after.Share - before.Share) with
        {
            Unless = $"`{change.Path}` held each case once",
        };
}
