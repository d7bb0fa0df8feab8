using Quartz;
using ReleaseConsole.Core.Watch;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Compares every target that can be read with what should be live.</summary>
[DisallowConcurrentExecution]
internal sealed class DriftJob(EachTenant tenants, CheckDrift check) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await tenants.RunAsync("drift check", tenant => check.RunAsync(tenant.Id, cancellationToken), cancellationToken);
}
