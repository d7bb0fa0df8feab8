using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Sends a refused or conflicting delivery again, with a new intent. When its deployment has failed, gate and standing are judged
/// anew and the deployment goes on; a repair of what is live needs neither.
/// </summary>
public sealed class ReplayDelivery(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="overwrite">Whether what was last seen there may be written over, although we did not put it there.</param>
    public async Task<Result<Done>> RunAsync(DeliveryId id, bool overwrite, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var entered = await DeliveryEntry.EnterAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var (delivery, target) = entered.Value;
        var deployment = await db.Set<Deployment>().FirstAsync(one => one.Id == delivery.DeploymentId, cancel);

        if (delivery.State is not (DeliveryState.Refused or DeliveryState.Conflict))
            return WriteBackRefusals.NotReplayable();
        if (!target.IsEnabled)
            return WriteBackRefusals.SwitchedOff(target.Name);
        var (refusal, standing) = await JudgeAsync(db, deployment, delivery, cancel);
        if (refusal is not null)
            return refusal;

        var foreign = overwrite ? (await Pointers.OfAsync(db, target.Id, delivery.Environment, cancel)).Foreign : null;
        delivery.MayOverwrite(foreign);
        delivery.RetryAt(db.Now, $"sent again by {actor.Name}");
        db.Record(actor, new WriteBackReplayed(
            id, deployment.Id, target.Name, delivery.Environment, delivery.ManifestDigest, foreign)
        { Product = delivery.ProductId });
        if (deployment.State == DeploymentState.Failed)
            await db.ResumeAsync(actor, deployment, standing?.ApprovedBy, cancel);

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }

    private static async Task<(Refusal? Refusal, Standing? Standing)> JudgeAsync(
        ConsoleDb db, Deployment deployment, Delivery delivery, CancellationToken cancel)
    {
        if (deployment.IsOpen)
            return default;
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking().FirstAsync(one => one.Id == deployment.EnvironmentId, cancel);
        if (deployment.State == DeploymentState.Succeeded)
            return (environment.LiveManifest == delivery.ManifestDigest ? null : WriteBackRefusals.Superseded(environment.Name), null);
        var newest = await db.Set<Deployment>().AsNoTracking().Where(one => one.EnvironmentId == environment.Id)
            .OrderByDescending(one => one.StartedAt).ThenByDescending(one => one.Id).Select(one => one.Id).FirstAsync(cancel);
        if (newest != deployment.Id)
            return (WriteBackRefusals.Superseded(environment.Name), null);
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstAsync(one => one.Id == deployment.ProposalId, cancel);
        var judged = await DeployProposal.JudgeNowAsync(
            db, proposal, environment, await DeployProposal.FrozenAsync(db, proposal, cancel), cancel);
        return judged.Succeeded ? (null, judged.Value) : (judged.Refusal, null);
    }
}
