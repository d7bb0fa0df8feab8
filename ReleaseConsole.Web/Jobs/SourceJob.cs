using Quartz;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Pulls every source whose time has come, in every tenant, and queues the imports that come of it.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(AcrossTenants tenants, RunDueSources due, ImportQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var tenant in await tenants.AllTenantsAsync(cancellationToken))
            foreach (var (import, actor) in await due.RunAsync(tenant.Id, cancellationToken))
                queue.Enqueue(import, actor);
    }
}
