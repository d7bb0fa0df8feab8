using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>What was live in an environment at an instant, and who approved it? Up to the latest 200 periods are drawn.</summary>
public sealed class TimeMachine(IDbContextFactory<ConsoleDb> contexts)
{
    private const int MostPeriods = 200;

    /// <param name="environment">Null asks for the last one on the promotion path.</param>
    /// <param name="at">Null asks for now.</param>
    public async Task<Result<LiveThen>> RunAsync(
        string product, string? environment, DateTimeOffset? at, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admitted = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admitted.Succeeded)
            return admitted.Refusal;
        var id = admitted.Value.Product.Id;
        var places = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == id).OrderBy(one => one.Position)
            .ToListAsync(cancel);
        var place = environment is null ? places.LastOrDefault() : places.Find(one => one.Name == environment);
        if (place is null)
            return AccessRefusals.NoSuchEnvironment(environment ?? "production");

        var instant = at ?? db.Now;
        var periods = await PeriodsAsync(db, place.Id, cancel);
        var then = periods.FindLast(period => period.From <= instant);
        return new LiveThen(
            [.. places.Select(one => one.Name)], place.Name, instant, periods, then,
            then is null ? [] : await ApprovalsAsync(db, then.Deployment, cancel));
    }

    private static async Task<List<LivePeriod>> PeriodsAsync(ConsoleDb db, EnvironmentId place, CancellationToken cancel)
    {
        var rows = await (from record in db.Set<LiveRecord>().AsNoTracking()
                          join release in db.Set<Release>().AsNoTracking() on record.ReleaseId equals release.Id
                          join deployment in db.Set<Deployment>().AsNoTracking() on record.DeploymentId equals deployment.Id
                          join proposal in db.Set<Proposal>().AsNoTracking() on deployment.ProposalId equals proposal.Id
                          where record.EnvironmentId == place
                          orderby record.From descending
                          select new { record, release.Version, proposal.Kind }).Take(MostPeriods).ToListAsync(cancel);
        rows.Reverse();
        return [.. rows.Select((row, index) => new LivePeriod(
            row.Version, row.record.ManifestDigest, row.record.From, index + 1 < rows.Count ? rows[index + 1].record.From : null,
            row.record.By,
            row.record.DeploymentId, row.Kind == ProposalKind.Rollback))];
    }

    /// <summary>What was signed for the proposal before it was applied; a signature that came later did not put it live.</summary>
    private static async Task<IReadOnlyList<LiveApproval>> ApprovalsAsync(ConsoleDb db, DeploymentId id, CancellationToken cancel)
    {
        var deployment = await db.Set<Deployment>().AsNoTracking().SingleAsync(one => one.Id == id, cancel);
        return await db.Set<Decision>().AsNoTracking()
            .Where(decision => decision.ProposalId == deployment.ProposalId && decision.At <= deployment.StartedAt
                && (decision.Meaning == DecisionMeaning.Approved || decision.Meaning == DecisionMeaning.RiskAccepted
                    || decision.Meaning == DecisionMeaning.Overridden))
            .OrderBy(decision => decision.At)
            .Select(decision => new LiveApproval(decision.SignerName, decision.Lane, decision.Meaning, decision.At)).Take(50)
            .ToListAsync(cancel);
    }
}
