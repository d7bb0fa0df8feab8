using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A dataset lost rows.</summary>
public sealed class DatasetShrank : IRiskRule
{
    public string Id => "dataset-shrank";

    public string Title => "A dataset lost rows";

    public string Why => "What is no longer asked is no longer measured; the rate can rise because the hard cases left.";

    public string Fix => "Put the rows back, or say for each group that left why it need not be asked any more.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "One of three rows is gone", "datasets/golden.jsonl", "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", "{\"id\":1}\n{\"id\":2}\n"),
        RuleExample.NearMiss(
            "One row says something else", "datasets/golden.jsonl", "{\"id\":1}\n{\"id\":2}\n",
            "{\"id\":1}\n{\"id\":2,\"note\":\"late\"}\n"),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is the share of rows lost. Half of them and more is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 0.5 ? policy.Step(1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed
        let sides = input.Figures(change)
        where sides is not null
        let before = sides.Value.Before.Rows
        let after = sides.Value.After.Rows
        let lost = before == 0 ? 0 : (double)(before - after) / before
        where lost > 0 && lost >= (input.Setting.Threshold ?? 0)
        select input.Found(
            this, $"`{change.Path}` lost {before - after} of {before} rows"
                + (LabelShares.Gone(sides.Value.Before, sides.Value.After) is { } gone ? $"; {gone}" : ""), change.Path, null,
            before.ToString(CultureInfo.InvariantCulture), after.ToString(CultureInfo.InvariantCulture), lost) with
        {
            Unless = $"`{change.Path}` kept its rows",
        };
}
