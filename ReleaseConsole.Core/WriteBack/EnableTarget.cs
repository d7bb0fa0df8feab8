using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Switches a connection on or off. One that is off takes no new deliveries; what it was told stays in the log.</summary>
public sealed class EnableTarget(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(TargetId id, bool enabled, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var target = await db.Set<Target>().FirstOrDefaultAsync(one => one.Id == id, cancel);
        if (target is null)
            return WriteBackRefusals.NoSuchTarget();
        var admission = await db.AdmitAsync(actor, target.ProductId, Permission.Connect, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? WriteBackRefusals.NoSuchTarget() : admission.Refusal;
        if (target.IsEnabled == enabled)
            return default(Done);

        target.Enable(enabled);
        db.Record(actor, new TargetEnabled(target.Id, target.Name, enabled, "by hand") { Product = target.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
