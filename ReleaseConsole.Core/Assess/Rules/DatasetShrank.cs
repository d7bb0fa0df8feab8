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

    public bool TakesThreshold => true;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed
        let before = DatasetReading.Of(input.Before(change)).Rows.Count
        let after = DatasetReading.Of(input.After(change)).Rows.Count
        where before > after && (double)(before - after) / before >= (input.Setting.Threshold ?? 0)
        select input.Found(
            this, $"`{change.Path}` lost {before - after} of {before} rows", change.Path, null,
            before.ToString(CultureInfo.InvariantCulture), after.ToString(CultureInfo.InvariantCulture));
}
