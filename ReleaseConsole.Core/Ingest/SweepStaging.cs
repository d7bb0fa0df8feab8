using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Removes staging folders that nobody will read: a host killed before the import was known, or between its end and the removal, leaves
/// one behind. A folder that was written to within the hour may belong to an upload that still comes.
/// </summary>
public sealed class SweepStaging(AcrossTenants tenants, StagingArea area, ILogger<SweepStaging> log)
{
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <returns>How many folders were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var left = area.IdleFor(Idle).Where(import => !area.Keeps(import)).ToHashSet();
        if (left.Count == 0)
            return 0;
        await foreach (var db in tenants.EachAsync(cancel))
            foreach (var some in left.Chunk(500))
                left.ExceptWith(await db.Set<Import>().Where(one => some.Contains(one.Id) && one.EndedAt == null).Select(one => one.Id)
                    .ToListAsync(cancel));
        foreach (var import in left)
            area.Remove(import);
        if (left.Count > 0)
            IngestLog.Swept(log, left.Count);
        return left.Count;
    }
}
