using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>What was sent to a connection, newest first, and the whole story of one delivery.</summary>
public sealed class DeliveryLog(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 501;

    /// <param name="after">Where the page begins; null for the newest.</param>
    public async Task<Result<IReadOnlyList<DeliveryShown>>> RunAsync(
        TargetId id, DeliveryState? state, TimeCursor? after, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var target = await db.Set<Target>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (target is null || !(await db.AdmitAsync(actor, target.ProductId, Permission.Read, cancel)).Succeeded)
            return WriteBackRefusals.NoSuchTarget();

        var from = after?.At ?? DateTimeOffset.MaxValue;
        var wanted = db.Set<Delivery>()
            .Where(one => one.TargetId == id && one.CreatedAt <= from && (state == null || one.State == state))
            .OrderByDescending(one => one.CreatedAt).ThenByDescending(one => one.Id).Skip(after?.Passed ?? 0)
            .Take(Math.Clamp(limit, 1, Most));
        return (await DeploymentView.DeliveriesAsync(db, wanted, cancel)).ToList();
    }

    public async Task<Result<DeliveryTrace>> TraceAsync(DeliveryId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var delivery = await db.Set<Delivery>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (delivery is null)
            return WriteBackRefusals.NoSuchDelivery();
        var admission = await db.AdmitAsync(actor, delivery.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return WriteBackRefusals.NoSuchDelivery();

        var shown = (await DeploymentView.DeliveriesAsync(db, db.Set<Delivery>().Where(one => one.Id == id), cancel)).Single();
        var subject = $"delivery:{id.Value}";
        var trace = await (from about in db.Set<AuditSubject>().AsNoTracking()
                           join entry in db.Set<AuditEntry>().AsNoTracking() on about.Index equals entry.Index
                           where about.Subject == subject
                           orderby entry.Index
                           select new TraceLine(entry.Index, entry.At, entry.Action, entry.ActorName, entry.Summary))
                               .Take(500).ToListAsync(cancel);
        var mayDeploy = admission.Value.Permissions.May(Permission.Deploy, delivery.ProductId, delivery.Environment);
        return new DeliveryTrace(
            shown, trace, mayDeploy && delivery.State == DeliveryState.Unknown,
            mayDeploy && delivery.State is DeliveryState.Refused or DeliveryState.Conflict);
    }
}
