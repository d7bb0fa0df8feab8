using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// What a walk over the whole log found. <see cref="Root"/> is recomputed from the documents, in base64; <see cref="Checkpoint"/> is
/// the newest signed note.
/// </summary>
public sealed record LogVerification(bool Ok, long Size, string Root, string? Checkpoint, IReadOnlyList<string> Problems);

/// <summary>
/// Walks a tenant's log and recomputes everything from the documents: leaves, columns, subjects, tree, head, every checkpoint's
/// signature and root, the watermark outside the database. Memory does not grow with the log.
/// </summary>
public sealed class VerifyLog(IDbContextFactory<ConsoleDb> contexts, CheckpointKey key, LogKeeping keeping)
{
    public async Task<Result<LogVerification>> RunAsync(IProgress<double>? progress, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.ReadAudit) is { } refusal)
            return refusal;
        // What was signed is read before the head: a log that grows meanwhile cannot look shorter than a younger checkpoint.
        var watermark = keeping.WatermarkOf(db.Tenant);
        var checkpoints = await db.Set<AuditCheckpoint>().AsNoTracking().OrderBy(one => one.Size).ToListAsync(cancel);
        var head = await LogNodes.HeadAsync(db, cancel);
        var origin = await LogNodes.OriginAsync(db, cancel);

        var walk = new LogWalk(db, [.. checkpoints.Select(one => new Signed(one.Size, one.Root, $"the checkpoint of {one.Size} entries")),
            .. watermark is null ? [] : new[] { new Signed(watermark.Size, watermark.Root, "the watermark in the data directory") }]);
        foreach (var checkpoint in checkpoints)
            walk.Check(Checkpoint.Open(checkpoint.Note, origin, [key.PublicKey(origin)]) is { Succeeded: true } opened
                && opened.Value.Size == checkpoint.Size && opened.Value.Root.AsSpan().SequenceEqual(checkpoint.Root),
                $"The checkpoint of {checkpoint.Size} entries is not signed by this console's key for that size and root.");
        await walk.RunAsync(head?.Size ?? 0, progress, cancel);
        await walk.CompareHeadAsync(head, cancel);
        await walk.CompareTotalsAsync(cancel);

        var found = new LogVerification(
            walk.Problems.Count == 0, walk.Size, Convert.ToBase64String(walk.Root), checkpoints.Count == 0 ? null : checkpoints[^1].Note, walk.Problems);
        keeping.Keep(db.Tenant, new LastVerification(db.Now, found.Ok, found.Size, found.Problems.Count));
        return found;
    }
}

/// <summary>A size and root that someone holds the log to.</summary>
internal sealed record Signed(long Size, byte[] Root, string Name);
