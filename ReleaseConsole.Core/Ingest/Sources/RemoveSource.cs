using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Takes a source away, and with it the address it calls. Its imports, and where each version came from, stay.</summary>
public sealed class RemoveSource(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(SourceId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var source = await db.SourceAsync(id, Permission.Connect, actor, cancel);
        if (!source.Succeeded)
            return source.Refusal;

        await db.Set<HookDelivery>().Where(one => one.SourceId == id).ExecuteDeleteAsync(cancel);
        await db.Set<SourcePulse>().Where(one => one.SourceId == id).ExecuteDeleteAsync(cancel);
        db.Remove(source.Value);
        db.Record(actor, new SourceRemoved(id, source.Value.Name) { Product = source.Value.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
