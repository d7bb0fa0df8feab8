using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Walks a tenant's log and recomputes everything from the documents: leaves, columns, searched texts and their index, subjects, tree,
/// head, every checkpoint's signature and root, the watermark outside the database. Memory does not grow with the log.
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
        var newest = await db.Set<AuditCheckpoint>().AsNoTracking().OrderByDescending(one => one.Size).FirstOrDefaultAsync(cancel);
        var head = await LogNodes.HeadAsync(db, cancel);
        var origin = await LogNodes.OriginAsync(db, cancel);

        var walk = new LogWalk(db);
        var held = new SignedHeads(db, newest?.Size ?? -1, watermark, checkpoint => walk.Check(
            Checkpoint.Open(checkpoint.Note, origin, [key.PublicKey(origin)]) is { Succeeded: true } opened
                && opened.Value.Size == checkpoint.Size && opened.Value.Root.AsSpan().SequenceEqual(checkpoint.Root),
            $"The checkpoint of {checkpoint.Size} entries is not signed by this console's key for that size and root."));
        await walk.RunAsync(head?.Size ?? 0, held, progress, cancel);
        await walk.CompareHeadAsync(head, held, cancel);
        await walk.CompareTotalsAsync(cancel);
        await walk.CompareIndexAsync(cancel);

        var found = new LogVerification(
            walk.Problems.Count == 0, walk.Size, Convert.ToBase64String(walk.Root), newest?.Note, walk.Problems);
        keeping.Keep(db.Tenant, new LastVerification(db.Now, found.Ok, found.Size, found.Problems.Count));
        return found;
    }

    /// <summary>Walks the log when nobody did since <paramref name="age"/>; null when somebody did.</summary>
    public async Task<Result<LogVerification>?> RunWhenDueAsync(TimeSpan age, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return keeping.LastOf(db.Tenant) is { } last && db.Now - last.At < age ? null : await RunAsync(progress: null, actor, cancel);
    }
}
