using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A dataset holds more sensitive data than before.</summary>
public sealed class DatasetClassRaised : IRiskRule
{
    public string Id => "dataset-class-raised";

    public string Title => "A dataset holds more sensitive data than before";

    public string Why => "More people’s rights hang on who can read it, where it is sent, and how long it is kept.";

    public string Fix => "Name the class in the boundary of every environment it may go to, or take the sensitive columns out.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "From public to personal", "datasets/golden.jsonl", "{\"id\":1,\"data_class\":\"public\"}\n",
            "{\"id\":1,\"data_class\":\"personal\"}\n"),
        RuleExample.NearMiss(
            "From personal to public", "datasets/golden.jsonl", "{\"id\":1,\"data_class\":\"personal\"}\n",
            "{\"id\":1,\"data_class\":\"public\"}\n"),
    ];

    /// <remarks>Its size is by how many classes it rose. From none stated or two classes and more is a step graver; within one class a step
    /// less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size >= 2 ? policy.Step(1) : size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Dataset, ChangeTopic.DataClass)
        let change = line.Change
        let before = line.Detail.Before
        let after = line.Detail.After
        where after is not null && DatasetTerms.Rank(after) >= DatasetTerms.Rank(before)
        select input.Found(this, $"`{change.Path}` holds data of the class {after} (was {before ?? "not stated"})", change.Path, null,
        before ?? "not stated", after,
            DatasetTerms.Rank(after) - DatasetTerms.Rank(before)) with
        {
            Unless = $"`{change.Path}` stayed of its class",
        };
}
