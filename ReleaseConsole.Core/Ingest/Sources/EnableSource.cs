using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>Switches a source on or off. One that is off is not pulled by the clock, and its calls are not heard.</summary>
public sealed class EnableSource(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(SourceId id, bool enabled, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var source = await db.SourceAsync(id, Permission.Connect, actor, cancel);
        if (!source.Succeeded)
            return source.Refusal;
        if (source.Value.IsEnabled == enabled)
            return default(Done);

        source.Value.Enable(enabled);
        var pulse = await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == id, cancel);
        pulse.ComesDue(enabled && source.Value.EveryMinutes is not null ? db.Now : null);
        db.Record(actor, new SourceEnabled(id, source.Value.Name, enabled) { Product = source.Value.ProductId });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return default(Done);
    }
}
