using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A dataset lost rows.</summary>
public sealed class DatasetShrank : IRiskRule
{
    private const int FewestRows = 5;

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

    public IEnumerable<Finding> Findings(RuleInput input) => Fewer(input).Concat(Replaced(input)).Concat(Elsewhere(input));

    // As many rows as before can be other rows: a result on them says nothing of the one before.
    private IEnumerable<Finding> Replaced(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed && change.Details
            .Any(detail => detail is { Topic: ChangeTopic.Rows, Type: ChangeType.Removed })
        let before = input.Before(change)
        let after = input.After(change)
        where KeptRows.AreHere(before!) && KeptRows.AreHere(after!)
        let was = input.Rows(before)
        where was.Count >= FewestRows && input.Rows(after).Count >= was.Count
        let left = LabelShares.StillThere(was, input.Rows(after))
        where left * 2 <= was.Count
        select input.Found(
            this, left == 0
                ? $"None of the {was.Count} rows of `{change.Path}` is left"
                : $"Only {left} of the {was.Count} rows of `{change.Path}` are left",
            change.Path, null, was.Count.ToString(CultureInfo.InvariantCulture), left.ToString(CultureInfo.InvariantCulture)) with
        {
            Unless = $"`{change.Path}` kept its rows",
        };

    private IEnumerable<Finding> Elsewhere(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed
        let before = DatasetPointer.Of(input.Before(change))
        let after = DatasetPointer.Of(input.After(change))
        where before is not null && after is not null
        let lost = DatasetPointer.Lost(before, after)
        where lost > 0 && lost >= (input.Setting.Threshold ?? 0)
        select input.Found(
            this, $"`{change.Path}` points to {after} (was {before})", change.Path, null, before.ToString(), after.ToString(), lost) with
        {
            Unless = $"`{change.Path}` pointed to as much",
        };

    private IEnumerable<Finding> Fewer(RuleInput input) =>
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
