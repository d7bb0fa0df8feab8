using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>
/// Where can this environment go back to, what would that change, and is it ready? Readable like the plan a proposal carries;
/// <see cref="RollBackEnvironment"/> asks for the right to go back.
/// </summary>
public sealed class PlanRollback(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    /// <param name="to">The release to plan for; null plans for the last known good one, if there is one.</param>
    public async Task<Result<RollbackWizard>> RunAsync(
        string product, string environment, string? to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel, environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel) is not { } place)
            return DeployRefusals.NoSuchEnvironment(environment);
        if (place.LiveManifest is not { } live)
            return RollBackRefusals.NothingLive(environment);

        var candidates = RollbackCandidates.Of(live, await RollbackCandidates.SpansAsync(db, place, cancel), named: to);
        var liveRelease = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == place.LiveRelease, cancel);
        var chosen = candidates.FirstOrDefault(
            one => to is null ? one.IsLastKnownGood : one.Release == to || one.Manifest.ToString() == to);
        if (chosen is null && to is not null)
            return RollBackRefusals.NeverLive(to, environment);
        var plan = chosen is null
            ? null
            : RollbackPlan.Of(await RollbackSituations.OfAsync(db, connectors, place, live, (chosen.Manifest, chosen.Release), cancel)) with
            {
                Done = await DoneSince.OfAsync(db, connectors, place, liveRelease.Version, cancel),
            };
        var stored = plan is null ? null : await StoredAsync(db, place, chosen!, plan, cancel);
        return new RollbackWizard(
            environment, liveRelease.Version, live, place.LiveSince!.Value, place.LiveBy!, candidates, chosen?.Release, plan, stored,
            admission.Value.Permissions.May(Permission.RollBack, place.ProductId, environment));
    }

    /// <summary>The plan that was stored when what is live was proposed, and what has changed since; null when it led elsewhere.</summary>
    private static async Task<StoredPlanShown?> StoredAsync(
        ConsoleDb db, ReleaseEnvironment place, RollbackCandidate chosen, RollbackPlan now, CancellationToken cancel)
    {
        var stored = await (from record in db.Set<LiveRecord>().AsNoTracking()
                            join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                            join plan in db.Set<StoredRollbackPlan>() on deployment.ProposalId equals plan.ProposalId
                            where record.EnvironmentId == place.Id
                            orderby record.From descending, record.Id descending
                            select plan).FirstOrDefaultAsync(cancel);
        if (stored is null || stored.BackTo != chosen.Manifest)
            return null;
        var document = RollbackPlanDocument.Read(stored.Document);
        return new StoredPlanShown(stored.Digest, stored.At, stored.ProposalId, document, SinceStored.Between(document, now));
    }
}
