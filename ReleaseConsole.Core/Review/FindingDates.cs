using ReleaseConsole.Core.Assess;

namespace ReleaseConsole.Core.Review;

/// <summary>A finding that holds only until a day.</summary>
internal sealed record DatedFinding(Finding Finding, DateOnly By);

/// <summary>
/// Which findings of a judgement have to be looked at again, by when. What was judged on its day or later was looked at then.
/// </summary>
internal static class FindingDates
{
    public static IReadOnlyList<DatedFinding> Of(IReadOnlyList<Finding> findings, DateTimeOffset judged) =>
    [
        .. from finding in findings.Distinct()
           where finding.RecheckBy > DateOnly.FromDateTime(judged.UtcDateTime)
           orderby finding.RecheckBy, finding.Title
           select new DatedFinding(finding, finding.RecheckBy!.Value),
    ];
}
