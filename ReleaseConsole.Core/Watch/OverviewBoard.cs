using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Evaluate;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Review.Policies;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.Watch;

/// <summary>A write-back that has not answered.</summary>
public sealed record UnknownDelivery(
    DeliveryId Id, TargetId TargetId, string Target, string Environment, DateTimeOffset At, DateTimeOffset? ReadBackAt);

/// <summary>The newest deployment of an environment, when it failed.</summary>
public sealed record FailedDeployment(
    DeploymentId Id, ProposalId Proposal, string Environment, string Release, string Why, DateTimeOffset At);

/// <summary>What is live where, what needs somebody, and how did the week compare with the one before?</summary>
public sealed class OverviewBoard(IDbContextFactory<ConsoleDb> contexts, EnvironmentBoard environments)
{
    private const int MostRows = 20;

    public async Task<Result<OverviewShown>> RunAsync(string product, Actor actor, CancellationToken cancel)
    {
        var board = await environments.RunAsync(product, actor, cancel);
        if (!board.Succeeded)
            return board.Refusal;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var id = admission.Value.Product.Id;
        var places = await db.Set<ReleaseEnvironment>().AsNoTracking().Where(one => one.ProductId == id).ToListAsync(cancel);
        var unknown = await UnknownAsync(db, id, cancel);
        var live = new List<LiveRow>();
        foreach (var card in board.Value.Environments)
            live.Add(new LiveRow(
                card, await JudgedAsync(db, places.First(one => one.Name == card.Name).Id, card.Manifest, cancel),
                unknown.Count(one => one.Environment == card.Name)));
        return new OverviewShown(
            live, await db.Set<Artifact>().CountAsync(one => one.ProductId == id, cancel),
            await db.Set<Releases.Release>().CountAsync(one => one.ProductId == id, cancel),
            [.. board.Value.Drift.Where(one => one.IsActive).Take(MostRows)], board.Value.Holds, unknown,
            await FailedAsync(db, places, cancel),
            await SpanNumbers.OfAsync(db, id, db.Now.AddDays(-7), db.Now, cancel),
            await SpanNumbers.OfAsync(db, id, db.Now.AddDays(-14), db.Now.AddDays(-7), cancel))
        {
            Policy = await PolicyLine.OfAsync(db, id, cancel),
            Rechecks = [.. (await RechecksDue.OfAsync(db, id, cancel)).Take(MostRows)],
        };
    }

    private static async Task<LiveVerdict?> JudgedAsync(ConsoleDb db, EnvironmentId place, Digest? live, CancellationToken cancel)
    {
        if (live is null)
            return null;
        var judged = await (from record in db.Set<LiveRecord>().AsNoTracking()
                            join deployment in db.Set<Deployment>() on record.DeploymentId equals deployment.Id
                            join proposal in db.Set<Proposal>() on deployment.ProposalId equals proposal.Id
                            join assessment in db.Set<StoredAssessment>()
                                on new { proposal.ProductId, Digest = proposal.AssessmentDigest } equals new
                                {
                                    assessment.ProductId,
                                    assessment.Digest
                                }
                            where record.EnvironmentId == place
                            orderby record.From descending, record.Id descending
                            select assessment.Document).FirstOrDefaultAsync(cancel);
        return judged is null ? null : Summarise(JsonSerializer.Deserialize<Assessment>(judged, CanonicalJson.Options)!.Verdicts);
    }

    internal static LiveVerdict? Summarise(IReadOnlyList<Verdict> verdicts)
    {
        if (verdicts.Count == 0)
            return null;
        var worst = verdicts.MaxBy(one => Weight(one.Outcome))!.Outcome;
        return new LiveVerdict(worst, verdicts.Count(one => one.Outcome == worst), verdicts.Count, verdicts.Max(one => one.Pairs));
    }

    // What was seen to be worse hides what cannot be told, and that hides what is good.
    private static int Weight(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Improved => 0,
        VerdictOutcome.NotWorse => 1,
        VerdictOutcome.Incomparable => 2,
        VerdictOutcome.TooFewSamples => 3,
        VerdictOutcome.Inconclusive => 4,
        VerdictOutcome.Degraded => 5,
    };

    private static async Task<List<UnknownDelivery>> UnknownAsync(ConsoleDb db, ProductId product, CancellationToken cancel) =>
        await (from delivery in db.Set<Delivery>().AsNoTracking()
               join target in db.Set<Target>() on delivery.TargetId equals target.Id
               where delivery.ProductId == product && delivery.State == DeliveryState.Unknown
               orderby delivery.CreatedAt descending
               select new UnknownDelivery(delivery.Id, target.Id, target.Name, delivery.Environment, delivery.CreatedAt, delivery.DueAt))
            .Take(MostRows).ToListAsync(cancel);

    private static async Task<List<FailedDeployment>> FailedAsync(ConsoleDb db, List<ReleaseEnvironment> places, CancellationToken cancel)
    {
        var failed = new List<FailedDeployment>();
        foreach (var place in places.OrderByDescending(one => one.Position))
        {
            var newest = await (from deployment in db.Set<Deployment>().AsNoTracking()
                                join release in db.Set<Releases.Release>() on deployment.ReleaseId equals release.Id
                                where deployment.EnvironmentId == place.Id
                                orderby deployment.StartedAt descending, deployment.Id descending
                                select new { deployment, release.Version }).FirstOrDefaultAsync(cancel);
            if (newest is { deployment: { State: DeploymentState.Failed } one })
                failed.Add(
                    new(
                        one.Id, one.ProposalId, place.Name, newest.Version, one.Outcome ?? "A target refused.",
                        one.EndedAt ?? one.StartedAt));
        }
        return failed;
    }
}
