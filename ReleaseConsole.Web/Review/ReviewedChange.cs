using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Compare;

namespace ReleaseConsole.Web.Review;

/// <summary>
/// One change of a proposal with what the tree and its head say of it: how grave it is and how many findings speak of it.
/// </summary>
internal sealed record ReviewedChange(ArtifactChange Change, RiskLevel Risk, int Findings)
{
    /// <summary>The changes in the order they are read in: by risk, then path.</summary>
    public static IReadOnlyList<ReviewedChange> Of(Assessment assessment)
    {
        var findings = assessment.Findings.ToLookup(one => one.Artifact, one => one.Severity);
        return [.. assessment.Changes.Changes
            .Select(change => new ReviewedChange(
                change, findings[change.Path].DefaultIfEmpty(RiskLevel.Low).Max(), findings[change.Path].Count()))
            .OrderByDescending(one => one.Risk).ThenBy(one => one.Change.Path, StringComparer.Ordinal)];
    }
}
