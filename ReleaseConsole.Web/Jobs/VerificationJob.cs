using Quartz;
using ReleaseConsole.Core;
using ReleaseConsole.Core.Audit;

namespace ReleaseConsole.Web.Jobs;

/// <summary>A log is walked again when its last verification, by whomever, is this old.</summary>
internal sealed record VerificationAge(TimeSpan Value);

/// <summary>
/// Walks every tenant's log from end to end when nobody asked for it in time, so that tampering is found without being looked for.
/// </summary>
[DisallowConcurrentExecution]
internal sealed class VerificationJob(EachTenant tenants, VerifyLog verify, VerificationAge age, ILogger<VerificationJob> log) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await tenants.RunAsync(
        "verification",
        async tenant =>
        {
            var actor = Actor.Job(tenant.Id, "verification", $"verification-{Guid.CreateVersion7():n}");
            if (await verify.RunWhenDueAsync(age.Value, actor, cancellationToken) is { Succeeded: true, Value: { Ok: false } found })
                JobsLog.LogBroken(log, tenant.Slug, found.Problems.Count, found.Problems[0]);
        },
        cancellationToken);
}
