using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Begins an import from every source of a tenant whose time has come, as the console itself, and answers which are to be run.
/// </summary>
public sealed class RunDueSources(IDbContextFactory<ConsoleDb> contexts, RunSource run)
{
    private const int AtOnce = 20;

    // A host killed before it began the import leaves the source due again after this long. How a pull ended says when it is due next,
    // so the interval counts from the end.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<(ImportId Import, Actor Actor)>> RunAsync(Access.TenantId tenant, CancellationToken cancel)
    {
        var imports = new List<(ImportId, Actor)>();
        foreach (var (id, name) in await ClaimAsync(tenant, cancel))
        {
            var actor = Actor.Job(tenant, $"source {name}", $"source-{Guid.CreateVersion7():n}");
            if (await run.RunAsync(id, actor, cancel) is { Succeeded: true, Value: { IsNew: true } begun })
                imports.Add((begun.Import, actor));
        }
        return imports;
    }

    /// <summary>
    /// Leases what is due before it is pulled, so that a second host does not pull it too. What comes due while it is pulled waits for the
    /// end: the call it comes from may be about what this pull is too early for.
    /// </summary>
    private async Task<List<(SourceId Id, string Name)>> ClaimAsync(Access.TenantId tenant, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(tenant, cancel);
        var now = db.Now;
        // Asked source by source: an index has the imports of one, and a tenant may have very many.
        var comeDue = db.Set<SourcePulse>().Where(one => one.DueAt <= now && !db.Set<Import>().Any(
            pull => pull.SourceId == one.SourceId && (pull.State == ImportState.Fetching || pull.State == ImportState.Staged
                || pull.State == ImportState.Running)));
        if (!await comeDue.AnyAsync(cancel))
            return [];
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var due = await comeDue.OrderBy(one => one.DueAt).Take(AtOnce).ToListAsync(cancel);
        var ids = due.ConvertAll(one => one.SourceId);
        var sources = await db.Set<Source>().AsNoTracking().Where(one => ids.Contains(one.Id)).ToDictionaryAsync(one => one.Id, cancel);
        foreach (var pulse in due)
            pulse.ComesDue(sources[pulse.SourceId].IsEnabled ? now + Lease : null);
        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return [.. due.Select(one => sources[one.SourceId]).Where(one => one.IsEnabled).Select(one => (one.Id, one.Name))];
    }
}
