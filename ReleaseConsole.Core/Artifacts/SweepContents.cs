using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>
/// Removes the files of large contents that no version came to need: a host killed between keeping a file and saving its version leaves
/// one behind. A file of the last day may belong to an import that still goes on.
/// </summary>
public sealed class SweepContents(AcrossTenants tenants, LargeContents contents)
{
    private static readonly TimeSpan Idle = TimeSpan.FromDays(1);

    /// <returns>How many files were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var removed = 0;
        await foreach (var db in tenants.EachAsync(cancel))
            foreach (var some in contents.IdleSince(db.Tenant, db.Now - Idle).Chunk(500))
            {
                var digests = some.Select(one => one.Digest).OfType<Digest>().ToList();
                var needed = await db.Set<Blob>().AsNoTracking().Where(blob => digests.Contains(blob.Digest)).Select(blob => blob.Digest)
                    .ToListAsync(cancel);
                foreach (var (file, digest) in some.Where(one => one.Digest is not { } digest || !needed.Contains(digest)))
                {
                    // An import may have asked for it since it was listed.
                    if (File.GetLastWriteTimeUtc(file) >= (db.Now - Idle).UtcDateTime)
                        continue;
                    File.Delete(file);
                    removed++;
                }
            }
        return removed;
    }
}
