using Quartz;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Web.Ingest;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Queues an import of every source whose time has come, in every tenant.</summary>
[DisallowConcurrentExecution]
internal sealed class SourceJob(EachTenant tenants, RunDueSources due, ImportQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await tenants.RunAsync(
        "sources",
        async tenant =>
        {
            foreach (var (import, actor) in await due.RunAsync(tenant.Id, cancellationToken))
                queue.Enqueue(import, actor);
        },
        cancellationToken);
}
