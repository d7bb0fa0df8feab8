using Quartz;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.Watch;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Compares every target that can be read with what should be live.</summary>
[DisallowConcurrentExecution]
internal sealed class DriftJob(AcrossTenants tenants, CheckDrift check) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancellationToken))
            await check.RunAsync(tenant.Id, cancellationToken);
    }
}
