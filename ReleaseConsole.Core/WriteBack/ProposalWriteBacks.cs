using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>One write-back of a deployment as a page shows it.</summary>
public sealed record DeliveryShown(string Target, TargetKind Kind, DeliveryState State, int Attempts, string? Detail, DateTimeOffset? SettledAt);

/// <summary>One carrying out of a proposal, with what it writes and how far each write is.</summary>
public sealed record DeploymentShown(
    DeploymentId Id, DeploymentState State, string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Outcome,
    IReadOnlyList<DeliveryShown> Deliveries);

/// <summary>A target that putting the proposal live would write to.</summary>
public sealed record TargetOfProposal(string Name, TargetKind Kind, string Address, TargetHealth Health);

/// <summary>Deployments of a proposal, newest first, and the targets that another one would write to.</summary>
public sealed record ProposalWriteBacksShown(IReadOnlyList<DeploymentShown> Deployments, IReadOnlyList<TargetOfProposal> Targets);

/// <summary>What would putting this proposal live write, and how far has it come?</summary>
public sealed class ProposalWriteBacks(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ProposalWriteBacksShown>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is null)
            return ReviewRefusals.NoSuchProposal();
        var admission = await db.AdmitAsync(actor, proposal.ProductId, Permission.Read, cancel, proposal.Environment);
        if (!admission.Succeeded)
            return ReviewRefusals.NoSuchProposal();

        var deployments = await db.Set<Deployment>().AsNoTracking().Where(one => one.ProposalId == id)
            .OrderByDescending(one => one.StartedAt).Take(20).ToListAsync(cancel);
        var targets = await db.Set<Target>().AsNoTracking().Where(one => one.ProductId == proposal.ProductId)
            .OrderBy(one => one.Name).ToListAsync(cancel);
        var ids = deployments.ConvertAll(one => one.Id);
        var deliveries = await db.Set<Delivery>().AsNoTracking().Where(one => ids.Contains(one.DeploymentId)).ToListAsync(cancel);
        var byId = targets.ToDictionary(one => one.Id);
        return new ProposalWriteBacksShown(
            deployments.ConvertAll(one => new DeploymentShown(
                one.Id, one.State, one.StartedByName, one.StartedAt, one.EndedAt, one.Outcome,
                [.. deliveries.Where(delivery => delivery.DeploymentId == one.Id).Select(delivery => Show(delivery, byId[delivery.TargetId]))
                    .OrderBy(delivery => delivery.Target, StringComparer.Ordinal)])),
            [.. targets.Where(one => one.IsEnabled && (one.Environment is null || one.Environment == proposal.Environment))
                .Select(one => new TargetOfProposal(one.Name, one.Kind, one.Address, one.Health))]);
    }

    private static DeliveryShown Show(Delivery delivery, Target target) =>
        new(target.Name, target.Kind, delivery.State, delivery.Attempts, delivery.Detail, delivery.SettledAt);
}
