using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>
/// What happened from one instant (included) to another (excluded). <see cref="ProposedToLive"/> is the median, null when nothing
/// went live; <see cref="SignaturesLost"/> are approvals whose proposal was closed, or whose base was replaced, in the span.
/// </summary>
public sealed record SpanNumbers(
    int PutLive, TimeSpan? ProposedToLive, int WriteBacksConfirmed, int WriteBacks, int SignaturesLost, int UntrackedChanges)
{
    private const int Most = 5_000;

    internal static async Task<SpanNumbers> OfAsync(
        ConsoleDb db, ProductId product, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        var live = await (from record in db.Set<LiveRecord>().AsNoTracking()
                          join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                          join proposal in db.Set<Proposal>() on deployment.ProposalId equals proposal.Id
                          where record.ProductId == product && record.From >= since && record.From < until
                          orderby record.From descending
                          select new { proposal.CreatedAt, record.From }).Take(Most).ToListAsync(cancel);
        var writeBacks = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.ProductId == product && one.CreatedAt >= since && one.CreatedAt < until)
            .GroupBy(one => one.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return new SpanNumbers(
            live.Count, Median([.. live.Select(one => one.From - one.CreatedAt)]),
            writeBacks.Where(one => one.Key is DeliveryState.Confirmed or DeliveryState.AlreadyThere).Sum(one => one.Count),
            writeBacks.Sum(one => one.Count), await LostAsync(db, product, since, until, cancel),
            await db.Set<Drift>().CountAsync(
                one =>
                    one.ProductId == product && one.Kind != DriftKind.CannotTell && one.FirstSeenAt >= since
                        && one.FirstSeenAt < until, cancel));
    }

    internal static TimeSpan? Median(IReadOnlyList<TimeSpan> values)
    {
        if (values.Count == 0)
            return null;
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static async Task<int> LostAsync(
        ConsoleDb db, ProductId product, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        var approvals = from decision in db.Set<Decision>()
                        join proposal in db.Set<Proposal>() on decision.ProposalId equals proposal.Id
                        where proposal.ProductId == product && decision.Meaning == DecisionMeaning.Approved
                        select new { proposal, decision.At };
        var closed = await (from approval in approvals
                            join closing in db.Set<ProposalClosing>() on approval.proposal.Id equals closing.ProposalId
                            where closing.At >= since && closing.At < until
                            select closing.ProposalId).CountAsync(cancel);
        // Counted per proposal: few are open, and signatures are many.
        var outrun = await (from place in db.Set<ReleaseEnvironment>()
                            join proposal in db.Set<Proposal>()
                                on new { place.ProductId, place.Name } equals new { proposal.ProductId, Name = proposal.Environment }
                            where place.ProductId == product && place.LiveSince >= since && place.LiveSince < until
                                && place.LiveManifest != proposal.Replaces && proposal.CreatedAt < place.LiveSince
                                && !db.Set<ProposalClosing>().Any(one => one.ProposalId == proposal.Id)
                                && !db.Set<Deployment>().Any(one => one.ProposalId == proposal.Id && one.State == DeploymentState.Succeeded)
                            orderby proposal.CreatedAt descending
                            select db.Set<Decision>().Count(one =>
                                one.ProposalId == proposal.Id && one.Meaning == DecisionMeaning.Approved && one.At < place.LiveSince))
            .Take(Most).ToListAsync(cancel);
        return closed + outrun.Sum();
    }
}
