using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One round of a tenant: fill the outbox from the log, then run what is due, until nothing is. For the job, woken by the feed.</summary>
public sealed class CarryOutWriteBacks(
    PlanWriteBacks plan, DueDeliveries due, AttemptDelivery attempt, ReadBackDelivery readBack, ILogger<CarryOutWriteBacks> log)
{
    public async Task<int> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        var actor = Actor.Job(tenant, "write-back", $"write-back-{Guid.CreateVersion7():n}");
        await plan.RunAsync(actor, cancel);
        var done = 0;
        foreach (var (id, state) in await due.RunAsync(tenant, cancel))
        {
            try
            {
                if (state == DeliveryState.Planned)
                    await attempt.RunAsync(id, actor, cancel);
                else
                    await readBack.RunAsync(id, actor, cancel);
                done++;
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                // One target's fault must not stop the others; the lease brings this one back.
                WriteBackLog.DeliveryFault(log, id.Value, fault);
            }
        }
        return done;
    }
}
