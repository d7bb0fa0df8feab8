using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>A target and what should be there. <see cref="Proven"/> is the pointer behind which a read-back found exactly that.</summary>
internal sealed record WatchedTarget(Target Target, ReleaseEnvironment Environment, Place Place, Digest Live, string? Proven)
{
    /// <summary>Every target of an environment that something is live in and nothing is under way to.</summary>
    public static async Task<IReadOnlyList<WatchedTarget>> AllAsync(ConsoleDb db, CancellationToken cancel)
    {
        var rows = await (from target in db.Set<Target>().AsNoTracking()
                          join environment in db.Set<ReleaseEnvironment>().AsNoTracking() on target.ProductId equals environment.ProductId
                          join product in db.Set<Product>().AsNoTracking() on target.ProductId equals product.Id
                          where target.IsEnabled && environment.LiveManifest != null
                              && (target.Environment == null || target.Environment == environment.Name)
                              && !db.Set<Deployment>().Any(one => one.EnvironmentId == environment.Id && one.EndedAt == null)
                          orderby environment.Position, target.Name
                          select new { target, environment, product.Slug }).ToListAsync(cancel);
        var watched = new List<WatchedTarget>();
        foreach (var row in rows)
        {
            var live = row.environment.LiveManifest!.Value;
            watched.Add(new(
                row.target, row.environment, new Place(row.Slug, row.environment.Name), live,
                await ProvenAsync(db, row.target.Id, row.environment.Name, live, cancel)));
        }
        return watched;
    }

    /// <summary>Where we left the live manifest last and read it back; null when what we left last is another one.</summary>
    private static async Task<string?> ProvenAsync(ConsoleDb db, TargetId target, string environment, Digest live, CancellationToken cancel)
    {
        var left = await (from delivery in db.Set<Delivery>().AsNoTracking()
                          join receipt in db.Set<Receipt>() on delivery.Id equals receipt.DeliveryId
                          where delivery.TargetId == target && delivery.Environment == environment && receipt.Observed != null
                              && (receipt.Outcome == DeliveryState.Confirmed || receipt.Outcome == DeliveryState.AlreadyThere)
                          orderby receipt.At descending, receipt.Id descending
                          select receipt.Observed).FirstOrDefaultAsync(cancel);
        return left == live && await Pointers.OfAsync(db, target, environment, cancel) is { Ours: { Length: > 0 } ours } ? ours : null;
    }
}
