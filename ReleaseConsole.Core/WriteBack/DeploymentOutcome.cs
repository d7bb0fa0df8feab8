using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What the deliveries of a deployment make of it.</summary>
public static class DeploymentOutcome
{
    /// <summary>One refusal fails it as soon as nothing is on its way any more; one unknown keeps it in doubt.</summary>
    public static DeploymentState Of(IReadOnlyCollection<DeliveryState> deliveries)
    {
        if (deliveries.Contains(DeliveryState.Unknown))
            return DeploymentState.Unknown;
        if (deliveries.Contains(DeliveryState.Sending))
            return DeploymentState.Running;
        if (deliveries.Any(state => state is DeliveryState.Refused or DeliveryState.Conflict))
            return DeploymentState.Failed;
        return deliveries.Contains(DeliveryState.Planned) ? DeploymentState.Running : DeploymentState.Succeeded;
    }

    /// <summary>Settles the deployment inside the caller's unit of work, under the write lock. Ended ones are left as they are.</summary>
    internal static async Task SettleDeploymentAsync(this ConsoleDb db, Actor actor, DeploymentId id, CancellationToken cancel)
    {
        var deployment = await db.Set<Deployment>().FirstAsync(one => one.Id == id, cancel);
        if (!deployment.IsOpen)
            return;
        var deliveries = await db.Set<Delivery>().Where(one => one.DeploymentId == id).ToListAsync(cancel);
        var outcome = Of([.. deliveries.Select(one => one.State)]);
        if (outcome == deployment.State)
            return;
        var bad = deliveries.FirstOrDefault(one => one.State is DeliveryState.Refused or DeliveryState.Conflict or DeliveryState.Unknown);
        switch (outcome)
        {
            case DeploymentState.Succeeded:
                await db.SucceedAsync(actor, deployment, cancel);
                break;
            case DeploymentState.Failed:
                await WithdrawAsync(db, actor, deliveries, cancel);
                await db.FailAsync(actor, deployment, await WhyAsync(db, bad!, cancel), cancel);
                break;
            case DeploymentState.Unknown:
                await db.DoubtAsync(actor, deployment, await WhyAsync(db, bad!, cancel), cancel);
                break;
            case DeploymentState.Running:
                await db.ResumeAsync(actor, deployment, approvedBy: null, cancel);
                break;
        }
    }

    // What was not sent yet must not be sent after the deployment has failed.
    private static async Task WithdrawAsync(ConsoleDb db, Actor actor, List<Delivery> deliveries, CancellationToken cancel)
    {
        foreach (var waiting in deliveries.Where(one => one.State == DeliveryState.Planned))
        {
            var why = waiting.Attempts == 0
                ? "withdrawn before it was sent: another target refused"
                : "not sent again: another target refused";
            var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == waiting.TargetId, cancel);
            waiting.Settle(DeliveryState.Refused, why, db.Now);
            db.Record(actor, new WriteBackRefused(
                waiting.Id, waiting.DeploymentId, target.Name, waiting.Environment, waiting.ManifestDigest, why)
            { Product = waiting.ProductId });
        }
    }

    private static async Task<string> WhyAsync(ConsoleDb db, Delivery delivery, CancellationToken cancel)
    {
        var target = await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == delivery.TargetId, cancel);
        return $"{target.Name}: {delivery.Detail}";
    }
}
