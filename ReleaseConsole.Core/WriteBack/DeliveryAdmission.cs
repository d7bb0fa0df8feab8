using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Who may carry a delivery on: the console's own job, and whoever may deploy to its environment.</summary>
internal static class DeliveryAdmission
{
    public static async Task<Refusal?> RefuseAsync(
        this IDbContextFactory<ConsoleDb> contexts, DeliveryId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Delivery>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } delivery)
            return WriteBackRefusals.NoSuchDelivery();
        var admission = await db.AdmitAsync(actor, delivery.ProductId, Permission.Deploy, cancel, delivery.Environment);
        if (admission.Succeeded)
            return null;
        return admission.Refusal.Kind == RefusalKind.NotFound ? WriteBackRefusals.NoSuchDelivery() : admission.Refusal;
    }
}
