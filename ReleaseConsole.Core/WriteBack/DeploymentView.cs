using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>How far is a deployment, and what did each target answer?</summary>
public sealed class DeploymentView(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<DeploymentShown>> RunAsync(DeploymentId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var deployment = await db.Set<Deployment>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (deployment is null)
            return DeployRefusals.NoSuchDeployment();
        var admission = await db.AdmitAsync(actor, deployment.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return DeployRefusals.NoSuchDeployment();

        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking().FirstAsync(one => one.Id == deployment.EnvironmentId, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == deployment.ReleaseId, cancel);
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstAsync(one => one.Id == deployment.ProposalId, cancel);
        var steps = await DeliveriesAsync(
            db, db.Set<Delivery>().Where(one => one.DeploymentId == id).OrderBy(one => one.CreatedAt).Take(500), cancel);
        return new DeploymentShown(
            id, admission.Value.Product.Slug, environment.Name, deployment.State, release.Version, deployment.ManifestDigest,
            deployment.Replaces,
            proposal.Id, proposal.Kind, deployment.StartedByName, deployment.StartedAt, deployment.EndedAt, deployment.Outcome, steps);
    }

    internal static async Task<IReadOnlyList<DeliveryShown>> DeliveriesAsync(
        ConsoleDb db, IQueryable<Delivery> wanted, CancellationToken cancel)
    {
        var deliveries = await wanted.AsNoTracking().ToListAsync(cancel);
        var ids = deliveries.Select(one => one.Id).ToList();
        var receipts = (await db.Set<Receipt>().AsNoTracking().Where(one => ids.Contains(one.DeliveryId)).OrderBy(one => one.At)
            .ThenBy(one => one.Id)
            .ToListAsync(cancel)).ToLookup(one => one.DeliveryId);
        var targetIds = deliveries.Select(one => one.TargetId).Distinct().ToList();
        var targets = await db.Set<Target>().AsNoTracking().Where(one => targetIds.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id, cancel);
        return
        [
            .. deliveries.Select(one => new DeliveryShown(
                one.Id, one.DeploymentId, one.TargetId, targets[one.TargetId].Name, targets[one.TargetId].Kind, one.Environment,
                one.ManifestDigest,
                one.Key, one.State, one.Attempts, one.Detail, one.CreatedAt, one.DueAt, one.SettledAt,
                [
                    .. receipts[one.Id].Select(receipt => new ReceiptShown(
                        receipt.Attempt, receipt.Step, receipt.Outcome, receipt.Detail, receipt.Answer, receipt.Observed,
                        receipt.TookMilliseconds, receipt.At)),
                ])),
        ];
    }
}
