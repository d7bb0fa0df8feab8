using Quartz;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Carries out what is due in every tenant's outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class WriteBackJob(EachTenant tenants, CarryOutWriteBacks carryOut) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await tenants.RunAsync("write-back", tenant => carryOut.RunAsync(tenant.Id, cancellationToken), cancellationToken);
}
