using System.Globalization;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>The labels of a dataset stand in another proportion.</summary>
public sealed class DatasetShifted : IRiskRule
{
    public string Id => "dataset-shifted";

    public string Title => "The labels of a dataset stand in another proportion";

    public string Why => "The rate moves with the mixture: a rise may only mean that more of the easy cases are asked.";

    public string Fix => "Compare rate by rate for each label, or weight the cases as they come in real use.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm("Nearly all cases are easy ones now", "datasets/golden.jsonl", Rows(easy: 15, hard: 15), Rows(easy: 28, hard: 2)),
        RuleExample.NearMiss("More cases in the same mixture", "datasets/golden.jsonl", Rows(easy: 15, hard: 15), Rows(easy: 20, hard: 19)),
    ];

    public bool TakesThreshold => true;

    /// <remarks>Its size is the population stability index. Twice the usual alarm of 0.25 is a step graver.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 0.5 ? policy.Step(1) : policy;

    private static string Rows(int easy, int hard) => string.Concat(Enumerable.Range(0, easy + hard)
        .Select(at => $"{{\"id\":{at},\"group\":\"{(at < easy ? "easy" : "hard")}\"}}\n"));

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from change in input.Of(ArtifactKind.Dataset)
        where change.Type == ChangeType.Changed
        let sides = input.Figures(change)
        where sides is not null
        let shift = LabelShares.Shift(sides.Value.Before, sides.Value.After)
        where shift is not null && shift.Index >= (input.Setting.Threshold ?? 0.25)
        select input.Found(
            this, string.Create(
                CultureInfo.InvariantCulture,
                $"`{shift.Column}` of `{change.Path}` is spread otherwise (stability index {shift.Index:0.00})"),
            change.Path, null, shift.Before, shift.After, shift.Index) with
        {
            Unless = $"`{change.Path}` kept its mixture of {shift.Column}",
        };
}
