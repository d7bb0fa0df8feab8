using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>What is stored of one tenant's tree: its name as an origin, its head, its nodes, its newest checkpoint.</summary>
internal static class LogNodes
{
    /// <summary>The name a tenant's log signs under.</summary>
    public static async Task<string> OriginAsync(ConsoleDb db, CancellationToken cancel) =>
        $"release-console/{await db.Set<Tenant>().Select(tenant => tenant.Slug).SingleAsync(cancel)}";

    public static Task<AuditHead?> HeadAsync(ConsoleDb db, CancellationToken cancel) =>
        db.Set<AuditHead>().AsNoTracking().FirstOrDefaultAsync(cancel);

    public static Task<AuditCheckpoint?> NewestCheckpointAsync(ConsoleDb db, CancellationToken cancel) =>
        db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(checkpoint => checkpoint.Size).FirstOrDefaultAsync(cancel);

    /// <summary>The stored nodes; asking for one that is missing is a fault of the stored tree.</summary>
    public static MerkleNodeSource Of(ConsoleDb db, CancellationToken cancel) => async (level, index) => level == 0
        ? await db.Set<AuditEntry>().Where(entry => entry.Index == index).Select(entry => entry.LeafHash).FirstOrDefaultAsync(cancel)
            ?? throw new InvalidDataException($"The log has no entry {index}.")
        : await db.Set<AuditNode>().Where(node => node.Level == level && node.Position == index).Select(node => node.Hash)
            .FirstOrDefaultAsync(cancel)
            ?? throw new InvalidDataException($"The log has no tree node {index} on level {level}.");
}
