using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Deploy;

/// <summary>Ends a hold before its time; anyone who may hold may lift, and the log says who did.</summary>
public sealed class LiftHold(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(string product, string environment, Guid id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var admission = await db.AdmitAsync(actor, product, Permission.Hold, cancel, environment);
        if (!admission.Succeeded)
            return admission.Refusal;
        var place = await db.EnvironmentAsync(admission.Value.Product.Id, environment, cancel);
        if (place is null)
            return DeployRefusals.NoSuchEnvironment(environment);
        var hold = await db.Set<Hold>().FirstOrDefaultAsync(one => one.Id == id && one.EnvironmentId == place.Id, cancel);

        if (hold is null)
            return DeployRefusals.NoSuchHold();
        if (!hold.IsInForce(db.Now))
            return DeployRefusals.HoldIsOver();

        hold.Lift(actor.Name, db.Now);
        db.Record(actor, new HoldLifted(hold.Id, place.Name, hold.Reason) { Product = place.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
