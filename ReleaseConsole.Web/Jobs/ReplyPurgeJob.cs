using Quartz;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Lets go of the answers under idempotency keys that are no longer replayed.</summary>
[DisallowConcurrentExecution]
internal sealed class ReplyPurgeJob(AcrossTenants tenants, IdempotentReplies replies) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancellationToken))
            await replies.PurgeAsync(tenant.Id, cancellationToken);
    }
}
