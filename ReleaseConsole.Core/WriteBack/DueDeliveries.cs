using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What of the outbox is to be done now: what is due by the clock, and what was cut off because its host is gone.</summary>
public sealed class DueDeliveries(IDbContextFactory<ConsoleDb> contexts, SendingHost host)
{
    private const int AtOnce = 50;

    internal async Task<IReadOnlyList<(DeliveryId Id, DeliveryState State)>> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var now = db.Now;
        var due = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.DueAt != null && one.DueAt <= now).OrderBy(one => one.DueAt).Take(AtOnce)
            .Select(one => new { one.Id, one.State }).ToListAsync(cancel);
        var sending = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.DueAt > now && one.State == DeliveryState.Sending && one.SentBy != null && one.SentBy != host.Name)
            .OrderBy(one => one.DueAt).Take(AtOnce).Select(one => new { one.Id, one.State, one.SentBy }).ToListAsync(cancel);
        return [.. due.Select(one => (one.Id, one.State)), .. sending.Where(one => host.IsGone(
            one.SentBy)).Select(one => (one.Id, one.State))];
    }
}
