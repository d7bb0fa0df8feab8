using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>What stays done, counted from what is stored: time live, messages to targets that take nothing back, evaluations.</summary>
internal static class DoneSince
{
    public static async Task<IReadOnlyList<DoneLine>> OfAsync(
        ConsoleDb db, IEnumerable<IConnector> connectors, ReleaseEnvironment place, string release, CancellationToken cancel)
    {
        var (live, now) = (place.LiveSince!.Value, db.Now);
        List<DoneLine> done = [new($"{release} has been live in {place.Name}.", null, live, now)];
        done.AddRange(await SentAsync(db, connectors, place, cancel));

        var results = from artifact in db.Set<Artifact>().AsNoTracking()
                      join version in db.Set<ArtifactVersion>() on artifact.Id equals version.ArtifactId
                      where artifact.ProductId == place.ProductId && artifact.Kind == ArtifactKind.Evaluation && version.CreatedAt >= live
                      select version.CreatedAt;
        if (await results.CountAsync(cancel) is > 0 and var count)
            done.Add(new(
                $"{(count == 1 ? "evaluation was" : "evaluations were")} recorded since. What is written stays in the evidence.", count,
                await results.MinAsync(cancel), now));
        return done;
    }

    /// <summary>A target that can be read is written back and compared; any other was told, and only it knows what it did.</summary>
    private static async Task<IEnumerable<DoneLine>> SentAsync(
        ConsoleDb db, IEnumerable<IConnector> connectors, ReleaseEnvironment place, CancellationToken cancel)
    {
        var started = await (from record in db.Set<LiveRecord>().AsNoTracking()
                             join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                             where record.EnvironmentId == place.Id
                             orderby record.From descending, record.Id descending
                             select (DateTimeOffset?)deployment.StartedAt).FirstOrDefaultAsync(cancel) ?? place.LiveSince!.Value;
        var sent = await (from delivery in db.Set<Delivery>().AsNoTracking()
                          join receipt in db.Set<Receipt>() on delivery.Id equals receipt.DeliveryId
                          where delivery.ProductId == place.ProductId && delivery.CreatedAt >= started
                              && delivery.Environment == place.Name
                              // Receipts, for a delivery that was refused at last may have arrived at an earlier attempt.
                              && (receipt.Outcome == DeliveryState.Confirmed || receipt.Outcome == DeliveryState.Unknown)
                          group receipt by new { delivery.TargetId, Arrived = delivery.State == DeliveryState.Confirmed } into receipts
                          select new
                          {
                              receipts.Key.TargetId,
                              receipts.Key.Arrived,
                              // A repeated attempt carries the same message, which the receiver knows by its id.
                              Count = receipts.Select(one => one.DeliveryId).Distinct().Count(),
                              First = receipts.Min(one => one.At),
                          }).ToListAsync(cancel);
        var ids = sent.Select(one => one.TargetId).Distinct().ToList();
        var targets = ids.Count == 0
            ? []
            : await db.Set<Target>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToListAsync(cancel);
        return from target in targets
               where !connectors.First(one => one.Kind == target.Kind).Of(target).ReadBack
               orderby target.Name
               from one in sent.Where(one => one.TargetId == target.Id).OrderByDescending(one => one.Arrived)
               select new DoneLine(Told(target.Name, one.Arrived, one.Count), one.Count, one.First, db.Now);
    }

    private static string Told(string target, bool arrived, int count) => arrived
        ? $"{(count == 1 ? "message" : "messages")} reached {target}, which takes nothing back. What it did with "
            + $"{(count == 1 ? "it" : "them")} stays."
        : $"{(count == 1 ? "message" : "messages")} to {target} got no answer and may have arrived.";
}
