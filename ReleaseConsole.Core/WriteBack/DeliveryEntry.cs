using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>A delivery the actor may decide on, with the target it goes to: the first thing a use case on one loads.</summary>
internal sealed record DeliveryEntry(Delivery Delivery, Target Target)
{
    public static async Task<Result<DeliveryEntry>> EnterAsync(ConsoleDb db, DeliveryId id, Actor actor, CancellationToken cancel)
    {
        var delivery = await db.Set<Delivery>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (delivery is null)
            return WriteBackRefusals.NoSuchDelivery();
        var admission = await db.AdmitAsync(actor, delivery.ProductId, Permission.Deploy, cancel, delivery.Environment);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? WriteBackRefusals.NoSuchDelivery() : admission.Refusal;
        return new DeliveryEntry(delivery, await db.Set<Target>().AsNoTracking().FirstAsync(one => one.Id == delivery.TargetId, cancel));
    }
}
