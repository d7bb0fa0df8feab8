using ReleaseConsole.Core.Access;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// One round of a tenant: fill the outbox from the log, then run what is due, until nothing is. For the job, woken by the feed.
/// </summary>
public sealed class CarryOutWriteBacks(PlanWriteBacks plan, DueDeliveries due, CarryOutDelivery carryOut)
{
    public async Task<int> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        var actor = Actor.Job(tenant, "write-back", $"write-back-{Guid.CreateVersion7():n}");
        await plan.RunAsync(actor, cancel);
        var done = 0;
        foreach (var (id, state) in await due.RunAsync(tenant, cancel))
            if (await carryOut.TryAsync(id, state, actor, cancel))
                done++;
        return done;
    }
}
