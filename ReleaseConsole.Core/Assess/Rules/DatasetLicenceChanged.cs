using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare;
using ReleaseConsole.Core.Compare.Datasets;

namespace ReleaseConsole.Core.Assess.Rules;

/// <summary>A dataset stands under another licence.</summary>
public sealed class DatasetLicenceChanged : IRiskRule
{
    public string Id => "dataset-licence-changed";

    public string Title => "A dataset stands under another licence";

    public string Why => "What was allowed with the data may not be any more: to sell what learns from it, or to keep it.";

    public string Fix => "Read the new licence with those who own the product, or stay with the version under the old one.";

    public IReadOnlyList<RuleExample> Examples =>
    [
        RuleExample.Harm(
            "No use for business any more", "datasets/faq.md",
            "---\nlicense: mit\ntask_categories: [question-answering]\n---\n# FAQ\n",
            "---\nlicense: cc-by-nc-4.0\ntask_categories: [question-answering]\n---\n# FAQ\n"),
        RuleExample.NearMiss(
            "The same licence and a longer text", "datasets/faq.md",
            "---\nlicense: mit\ntask_categories: [question-answering]\n---\n# FAQ\n",
            "---\nlicense: mit\ntask_categories: [question-answering]\n---\n# FAQ of the shop\n"),
    ];

    /// <remarks>Its size is 0 for a licence that allows everything but hiding its source. That is a step less grave.</remarks>
    public RiskLevel Severity(RiskLevel policy, double size) => size < 1 ? policy.Step(-1) : policy;

    public IEnumerable<Finding> Findings(RuleInput input) =>
        from line in input.Lines(ArtifactKind.Dataset, ChangeTopic.Licence)
        let change = line.Change
        let before = line.Detail.Before
        let after = line.Detail.After
        where before is not null
        select input.Found(
            this, $"`{change.Path}` is under {after ?? "no stated licence"} (was {before})", change.Path, null, before,
            after ?? "not stated",
            DatasetTerms.IsPermissive(after) ? 0 : 1) with
        {
            Unless = $"`{change.Path}` stayed under {before}",
        };
}
