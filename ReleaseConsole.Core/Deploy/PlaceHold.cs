using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Suspends promotions to one environment, for a reason others will read, until it is lifted or ends by itself.</summary>
public sealed class PlaceHold(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Guid>> RunAsync(
        string product, string environment, string reason, DateTimeOffset? until, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Hold, cancel, environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        var place = await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel);
        if (place is null)
            return DeployRefusals.NoSuchEnvironment(environment);

        if (string.IsNullOrWhiteSpace(reason))
            return DeployRefusals.ReasonMissing();
        if (until <= db.Now)
            return DeployRefusals.EndsInThePast();
        if (SecretScan.RefuseIn(reason) is { } secret)
            return secret;

        var hold = new Hold
        {
            Id = Guid.CreateVersion7(db.Now),
            TenantId = db.Tenant,
            ProductId = place.ProductId,
            EnvironmentId = place.Id,
            Reason = reason.Trim(),
            OwnerId = actor.Id,
            OwnerName = actor.Name,
            PlacedAt = db.Now,
            Until = until,
        };
        db.Add(hold);
        db.Record(actor, new HoldPlaced(hold.Id, place.Name, hold.Reason, until) { Product = place.ProductId });

        await db.SaveChangesAsync(cancel);
        return hold.Id;
    }
}
