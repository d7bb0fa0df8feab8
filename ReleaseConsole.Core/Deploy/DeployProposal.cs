using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// Applies an approved proposal. Gate and standing are judged under the tenant's write lock, in the transaction that starts the
/// deployment, so that no signature, hold or other deployment can come between (I1, I4).
/// </summary>
public sealed class DeployProposal(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="id">The proposal.</param>
    /// <param name="actor">Who applies it.</param>
    /// <param name="cancel">Ends the attempt.</param>
    /// <param name="breaking">Why it is applied in spite of a freeze, by a role that may; null: it is not.</param>
    public async Task<Result<DeploymentId>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel, string? breaking = null)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is null)
            return DeployRefusals.NoSuchProposal();
        var permission = proposal.Kind == ProposalKind.Rollback ? Permission.RollBack : Permission.Deploy;
        var admission = await db.AdmitAsync(actor, proposal.ProductId, permission, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? DeployRefusals.NoSuchProposal() : admission.Refusal;
        var environment = await db.Set<ReleaseEnvironment>().AsNoTracking()
            .FirstAsync(one => one.ProductId == proposal.ProductId && one.Name == proposal.Environment, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == proposal.ReleaseId, cancel);

        var frozen = await FrozenAsync(db, proposal, cancel);
        if (frozen is not null && breaking is not null
            && RefuseBreaking(frozen, breaking, admission.Value.Permissions, proposal) is { } whole)
            return whole;
        var judged = await JudgeNowAsync(db, proposal, environment, breaking is null ? frozen : null, cancel);
        if (!judged.Succeeded)
            return judged.Refusal;

        var deployment = Started(db, proposal, environment, actor);
        db.Add(deployment);
        db.Record(actor, new DeploymentStarted(
            deployment.Id, proposal.Id, proposal.Kind, environment.Name, release.Version, proposal.ManifestDigest, proposal.Replaces)
        {
            Product = proposal.ProductId,
            ApprovedBy = judged.Value.ApprovedBy,
            BrokeFreeze = frozen is null ? null : breaking?.Trim(),
        });
        if (proposal.Kind == ProposalKind.Rollback)
            HoldPromotions(db, actor, environment, proposal.Replaces, $"rolled back to {release.Version}: {proposal.Note}");

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return deployment.Id;
    }

    private static Deployment Started(ConsoleDb db, Proposal proposal, ReleaseEnvironment environment, Actor actor) => new()
    {
        Id = new DeploymentId(Guid.CreateVersion7(db.Now)),
        TenantId = db.Tenant,
        ProductId = proposal.ProductId,
        EnvironmentId = environment.Id,
        ProposalId = proposal.Id,
        ReleaseId = proposal.ReleaseId,
        ManifestDigest = proposal.ManifestDigest,
        Replaces = proposal.Replaces,
        StartedById = actor.Id,
        StartedByName = actor.Name,
        StartedAt = db.Now,
    };

    /// <summary>The gate and the standing as they are under the lock; asked again when a failed deployment is to go on.</summary>
    internal static async Task<Result<Standing>> JudgeNowAsync(
        ConsoleDb db, Proposal proposal, ReleaseEnvironment environment, Frozen? frozen, CancellationToken cancel)
    {
        var deployments = await db.Set<Deployment>().AsNoTracking()
            .Where(one => one.EnvironmentId == environment.Id && (one.EndedAt == null || one.ProposalId == proposal.Id))
            .ToListAsync(cancel);
        var holds = await db.Set<Hold>().AsNoTracking()
            .Where(hold => hold.EnvironmentId == environment.Id && hold.LiftedAt == null).ToListAsync(cancel);
        var situation = new DeploymentSituation(
            proposal, environment.LiveManifest, deployments.Any(one => one.IsOpen),
            deployments.Any(one => one.ProposalId == proposal.Id && one.State == DeploymentState.Succeeded), holds,
            holds.Count > 0 && await IsCandidateAsync(db, proposal, cancel), db.Now)
        { Frozen = frozen };
        if (DeploymentGate.Refuse(situation) is { } refusal)
            return refusal;
        var standing = await ProposalStanding.OfAsync(db, proposal, cancel);
        return standing.IsApproved ? standing : DeployRefusals.NotApproved(standing);
    }

    /// <summary>The freeze that stands in the way of this proposal now; a rollback passes every one.</summary>
    internal static async Task<Frozen?> FrozenAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) =>
        proposal.Kind == ProposalKind.Rollback
            ? null
            : FreezeCalendar.At(
                (await PolicyInForce.LoadAsync(db, proposal.ProductId, cancel)).Policy.Freezes, proposal.Environment, db.Now);

    private static Refusal? RefuseBreaking(Frozen frozen, string breaking, Permissions permissions, Proposal proposal)
    {
        if (!frozen.MayBreak.Any(role => permissions.Has(role, proposal.ProductId, proposal.Environment)))
            return DeployRefusals.Frozen(frozen, proposal.Environment);
        return MessageRule.Refuse(breaking);
    }

    private static async Task<bool> IsCandidateAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) => !await db.Set<Proposal>()
        .AnyAsync(
            one => one.ProductId == proposal.ProductId && one.Environment == proposal.Environment && one.Kind == ProposalKind.Promotion
                && one.CreatedAt > proposal.CreatedAt && !db.Set<ProposalClosing>().Any(closing => closing.ProposalId == one.Id), cancel);

    // The release that was rolled back must not come back by itself: someone lifts the hold when they know why it failed.
    private static void HoldPromotions(ConsoleDb db, Actor actor, ReleaseEnvironment environment, Digest? from, string reason)
    {
        var hold = new Hold
        {
            Id = Guid.CreateVersion7(db.Now),
            TenantId = db.Tenant,
            ProductId = environment.ProductId,
            EnvironmentId = environment.Id,
            Reason = reason,
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            PlacedAt = db.Now,
            Until = null,
            RolledBackFrom = from,
        };
        db.Add(hold);
        db.Record(actor, new HoldPlaced(hold.Id, environment.Name, reason, null, from) { Product = environment.ProductId });
    }
}
