using Quartz;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Carries out what is due in every tenant's outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class WriteBackJob(AcrossTenants tenants, CarryOutWriteBacks carryOut) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancellationToken))
            await carryOut.RunAsync(tenant.Id, cancellationToken);
    }
}
