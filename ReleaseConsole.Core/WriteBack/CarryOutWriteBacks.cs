using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One round of a tenant: fill the outbox from the log, then run what is due, until nothing is. For the job, woken by the feed.</summary>
public sealed class CarryOutWriteBacks(
    IDbContextFactory<ConsoleDb> contexts, PlanWriteBacks plan, AttemptDelivery attempt, ReadBackDelivery readBack,
    ILogger<CarryOutWriteBacks> log)
{
    private const int AtOnce = 50;

    public async Task<int> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        var actor = Actor.Job(tenant, "write-back", $"write-back-{Guid.CreateVersion7():n}");
        await plan.RunAsync(actor, cancel);
        var done = 0;
        foreach (var (id, state) in await DueAsync(tenant, cancel))
        {
            try
            {
                if (state == DeliveryState.Planned)
                    await attempt.RunAsync(id, actor, cancel);
                else
                    await readBack.RunAsync(id, actor, cancel);
                done++;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // One target's fault must not stop the others; the lease brings this one back.
                WriteBackLog.DeliveryFault(log, id.Value, fault);
            }
        }
        return done;
    }

    private async Task<List<(DeliveryId Id, DeliveryState State)>> DueAsync(TenantId tenant, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var now = db.Now;
        var due = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.DueAt != null && one.DueAt <= now).OrderBy(one => one.DueAt).Take(AtOnce)
            .Select(one => new { one.Id, one.State }).ToListAsync(cancel);
        return [.. due.Select(one => (one.Id, one.State))];
    }
}
