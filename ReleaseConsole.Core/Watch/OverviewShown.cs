using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Core.Watch;

/// <summary>Everything the overview shows that is not the viewer's own.</summary>
public sealed record OverviewShown(
    IReadOnlyList<LiveRow> Live, int Artifacts, int Releases, IReadOnlyList<DriftShown> Drift, IReadOnlyList<HoldShown> Holds,
    IReadOnlyList<UnknownDelivery> Unknown, IReadOnlyList<FailedDeployment> Failed, SpanNumbers Week, SpanNumbers WeekBefore)
{
    /// <summary>What has to be looked at again within a fortnight, in what is live and what is proposed.</summary>
    public IReadOnlyList<RecheckDue> Rechecks { get; init; } = [];

    public required PolicyLine Policy { get; init; }

    public int Attention => Drift.Count + Holds.Count + Unknown.Count + Failed.Count + Rechecks.Count;
}
