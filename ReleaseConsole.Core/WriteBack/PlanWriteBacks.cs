using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>
/// Turns each <see cref="DeploymentStarted"/> of the log into one delivery per target, exactly once: the cursor moves in the same
/// transaction as the deliveries are inserted. A deployment without targets succeeds at once.
/// </summary>
public sealed class PlanWriteBacks(IDbContextFactory<ConsoleDb> contexts)
{
    private const string Reader = "write-back";

    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var cursor = await db.Set<LogCursor>().AsNoTracking().FirstOrDefaultAsync(one => one.Reader == Reader, cancel);
        if (!await Started(db, cursor?.Next ?? 0).AnyAsync(cancel))
            return 0;
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var place = await db.Set<LogCursor>().FirstOrDefaultAsync(one => one.Reader == Reader, cancel);
        var entries = await Started(db, place?.Next ?? 0).OrderBy(entry => entry.Index).Take(20).ToListAsync(cancel);
        if (entries.Count == 0)
            return 0;

        foreach (var entry in entries)
            await PlanAsync(db, actor, DeploymentOf(entry), cancel);
        if (place is null)
            db.Add(place = new LogCursor(db.Tenant, Reader, 0));
        place.AdvanceTo(entries[^1].Index + 1);

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return entries.Count;
    }

    private static IQueryable<AuditEntry> Started(ConsoleDb db, long from) => db.Set<AuditEntry>().AsNoTracking()
        .Where(entry => entry.Action == nameof(DeploymentStarted) && entry.Index >= from);

    private static DeploymentId DeploymentOf(AuditEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Document);
        return document.RootElement.GetProperty("details").GetProperty("deployment").Deserialize<DeploymentId>(CanonicalJson.Options);
    }

    private static async Task PlanAsync(ConsoleDb db, Actor actor, DeploymentId id, CancellationToken cancel)
    {
        var deployment = await db.Set<Deployment>().FirstAsync(one => one.Id == id, cancel);
        var environment = await db.Set<ReleaseEnvironment>().FirstAsync(one => one.Id == deployment.EnvironmentId, cancel);
        var kind = (await db.Set<Proposal>().AsNoTracking().FirstAsync(one => one.Id == deployment.ProposalId, cancel)).Kind;
        var targets = await db.Set<Target>().AsNoTracking()
            .Where(one => one.ProductId == deployment.ProductId && one.IsEnabled
                && (one.Environment == null || one.Environment == environment.Name))
            .OrderBy(one => one.Name).ToListAsync(cancel);
        foreach (var target in targets)
        {
            var delivery = new Delivery(db.Now)
            {
                Id = new DeliveryId(Guid.CreateVersion7(db.Now)),
                TenantId = db.Tenant,
                ProductId = deployment.ProductId,
                TargetId = target.Id,
                DeploymentId = deployment.Id,
                Environment = environment.Name,
                ManifestDigest = deployment.ManifestDigest,
                Replaces = deployment.Replaces,
            };
            // Who signs a rollback signs that drift is overwritten; a promotion stops at it.
            if (kind == ProposalKind.Rollback)
                delivery.MayOverwrite((await Pointers.OfAsync(db, target.Id, environment.Name, cancel)).Foreign);
            db.Add(delivery);
        }
        db.Record(
            actor, new WriteBacksPlanned(id, environment.Name, [.. targets.Select(one => one.Name)]) { Product = deployment.ProductId });
        if (targets.Count == 0)
            await db.SucceedAsync(actor, deployment, cancel);
    }
}
