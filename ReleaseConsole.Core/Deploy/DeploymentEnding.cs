using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>
/// What a deployment comes to, inside the unit of work of whoever knows it, under the write lock. The environment's live
/// manifest changes here and nowhere else.
/// </summary>
public static class DeploymentEnding
{
    public static async Task SucceedAsync(this ConsoleDb db, Actor actor, Deployment deployment, CancellationToken cancel)
    {
        var (environment, release) = await PlaceAsync(db, deployment, cancel);
        var replaced = environment.LiveManifest;
        deployment.Succeed(db.Now);
        environment.GoLive(deployment.ManifestDigest, deployment.ReleaseId, db.Now, deployment.StartedByName);
        db.Add(new LiveRecord(
            Guid.CreateVersion7(db.Now), db.Tenant, deployment.ProductId, environment.Id, deployment.ManifestDigest, deployment.ReleaseId,
            deployment.Id, deployment.StartedByName, db.Now));
        db.Record(actor, new ReleaseWentLive(deployment.Id, environment.Name, release.Version, deployment.ManifestDigest, replaced)
        { Product = deployment.ProductId });
        await LiftPassedHoldsAsync(db, actor, deployment, environment, release, cancel);
    }

    public static async Task FailAsync(this ConsoleDb db, Actor actor, Deployment deployment, string why, CancellationToken cancel)
    {
        var (environment, release) = await PlaceAsync(db, deployment, cancel);
        deployment.Fail(why, db.Now);
        db.Record(actor, new DeploymentFailed(deployment.Id, environment.Name, release.Version, why) { Product = deployment.ProductId });
    }

    public static async Task DoubtAsync(this ConsoleDb db, Actor actor, Deployment deployment, string why, CancellationToken cancel)
    {
        var (environment, release) = await PlaceAsync(db, deployment, cancel);
        deployment.Doubt(why);
        db.Record(actor, new DeploymentInDoubt(deployment.Id, environment.Name, release.Version, why) { Product = deployment.ProductId });
    }

    public static async Task ResumeAsync(
        this ConsoleDb db, Actor actor, Deployment deployment, IReadOnlyList<string>? approvedBy, CancellationToken cancel)
    {
        var (environment, release) = await PlaceAsync(db, deployment, cancel);
        deployment.Resume();
        db.Record(actor, new DeploymentResumed(deployment.Id, environment.Name, release.Version)
        {
            Product = deployment.ProductId,
            ApprovedBy = approvedBy,
        });
    }

    // What a rollback held promotions for is settled by the promotion that it let pass, and only once that is live.
    private static async Task LiftPassedHoldsAsync(
        ConsoleDb db, Actor actor, Deployment deployment, ReleaseEnvironment environment, Release release, CancellationToken cancel)
    {
        var proposal = await db.Set<Proposal>().AsNoTracking().FirstAsync(one => one.Id == deployment.ProposalId, cancel);
        if (proposal.Kind != ProposalKind.Promotion)
            return;
        var holds = await db.Set<Hold>()
            .Where(one => one.EnvironmentId == environment.Id && one.LiftedAt == null && one.RolledBackFrom != null).ToListAsync(cancel);
        foreach (var hold in holds.Where(one => one.IsInForce(db.Now) && one.YieldsTo(proposal)))
        {
            hold.Lift(deployment.StartedByName, db.Now);
            db.Record(actor, new HoldLifted(hold.Id, environment.Name, $"{release.Version} went live after the rollback: {proposal.Note}")
            { Product = deployment.ProductId });
        }
    }

    private static async Task<(ReleaseEnvironment Environment, Release Release)> PlaceAsync(
        ConsoleDb db, Deployment deployment, CancellationToken cancel) =>
        (await db.Set<ReleaseEnvironment>().FirstAsync(one => one.Id == deployment.EnvironmentId, cancel),
            await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == deployment.ReleaseId, cancel));
}
