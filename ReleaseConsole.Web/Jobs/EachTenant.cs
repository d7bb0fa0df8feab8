using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Web.Jobs;

/// <summary>One round of a job over every tenant: a fault in one is logged and stops no other.</summary>
internal sealed class EachTenant(AcrossTenants tenants, ILogger<EachTenant> log)
{
    public async Task RunAsync(string job, Func<Tenant, Task> work, CancellationToken cancel)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancel))
            try
            {
                await work(tenant);
            }
            catch (Exception fault) when (!cancel.IsCancellationRequested)
            {
                JobsLog.TenantFault(log, job, tenant.Slug, fault);
            }
    }
}
