using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A target that putting the proposal live would write to.</summary>
public sealed record TargetOfProposal(string Name, TargetKind Kind, string Address, TargetHealth Health, bool CanReadBack)
{
    /// <summary>It is written only where it holds what was put there last: a promotion stops at what moved.</summary>
    public bool StopsAtDrift { get; init; }
}

/// <summary>Deployments of a proposal, newest first, and the targets that another one would write to.</summary>
public sealed record ProposalWriteBacksShown(IReadOnlyList<DeploymentShown> Deployments, IReadOnlyList<TargetOfProposal> Targets)
{
    /// <summary>What went live after it; null while it is live, or was not put live.</summary>
    public NextLive? NoLongerLive { get; init; }
}

/// <summary>The release that took the place of another, from when, and whether that was a way back.</summary>
public sealed record NextLive(string Release, DateTimeOffset At, bool WasRollback);

/// <summary>What would putting this proposal live write, and how far has it come? The newest 20 deployments.</summary>
public sealed class ProposalWriteBacks(
    IDbContextFactory<ConsoleDb> contexts, DeploymentView view, IEnumerable<IConnector> connectors)
{
    public async Task<Result<ProposalWriteBacksShown>> RunAsync(ProposalId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var entered = await ProposalEntry.ReadAsync(db, id, actor, cancel);
        if (!entered.Succeeded)
            return entered.Refusal;
        var proposal = entered.Value.Proposal;

        var targets = await db.Set<Target>().AsNoTracking()
            .Where(one => one.ProductId == proposal.ProductId && one.IsEnabled
                && (one.Environment == null || one.Environment == proposal.Environment))
            .OrderBy(one => one.Name).ToListAsync(cancel);
        var ids = await db.Set<Deployment>().AsNoTracking().Where(one => one.ProposalId == id)
            .OrderByDescending(one => one.StartedAt).Select(one => one.Id).Take(20).ToListAsync(cancel);
        var deployments = new List<DeploymentShown>();
        foreach (var deployment in ids)
            if (await view.RunAsync(deployment, actor, cancel) is { Succeeded: true } shown)
                deployments.Add(shown.Value);
        return new ProposalWriteBacksShown(deployments, targets.ConvertAll(Shown))
        {
            NoLongerLive = deployments is [{ State: DeploymentState.Succeeded } put, ..] ? await AfterAsync(db, put, cancel) : null,
        };
    }

    private TargetOfProposal Shown(Target target)
    {
        var can = connectors.First(one => one.Kind == target.Kind).Of(target);
        return new TargetOfProposal(target.Name, target.Kind, target.Address, target.Health, can.ReadBack)
        {
            StopsAtDrift = can.WritesOnlyIfUnchanged,
        };
    }

    private static async Task<NextLive?> AfterAsync(ConsoleDb db, DeploymentShown put, CancellationToken cancel) =>
        await (from own in db.Set<LiveRecord>().AsNoTracking()
               where own.DeploymentId == put.Id
               from next in db.Set<LiveRecord>()
               where next.EnvironmentId == own.EnvironmentId && (next.From > own.From || (next.From == own.From && next.Id > own.Id))
               join release in db.Set<Release>() on next.ReleaseId equals release.Id
               join deployment in db.Set<Deployment>() on next.DeploymentId equals deployment.Id
               join proposal in db.Set<Proposal>() on deployment.ProposalId equals proposal.Id
               orderby next.From, next.Id
               select new NextLive(release.Version, next.From, proposal.Kind == ProposalKind.Rollback)).FirstOrDefaultAsync(cancel);
}
