using Quartz;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Jobs;

/// <summary>Signs the head of every tenant's log, so that the log can be held to it later.</summary>
[DisallowConcurrentExecution]
internal sealed class CheckpointJob(EachTenant tenants, IssueCheckpoint issue, ILogger<CheckpointJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await tenants.RunAsync(
        "checkpoint",
        async tenant =>
        {
            var actor = Actor.Job(tenant.Id, "checkpoint", $"checkpoint-{Guid.CreateVersion7():n}");
            if ((await issue.RunAsync(actor, cancellationToken)).Refusal is { } refusal)
                JobsLog.NoCheckpoint(log, tenant.Slug, refusal.Sentence);
        },
        cancellationToken);
}
