using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// Signs the size and root of a tenant's log as it is now, and keeps the note. A head that does not continue every head signed
/// before is refused; an unchanged log answers its newest checkpoint again.
/// </summary>
public sealed class IssueCheckpoint(IDbContextFactory<ConsoleDb> contexts, CheckpointKey key, LogKeeping keeping)
{
    public async Task<Result<AuditCheckpoint>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        // The newest checkpoint first: a head read after it can only be larger.
        var newest = await LogNodes.NewestCheckpointAsync(db, cancel);
        var head = await LogNodes.HeadAsync(db, cancel);
        var origin = await LogNodes.OriginAsync(db, cancel);
        var watermark = keeping.WatermarkOf(db.Tenant);

        if (head is null)
            return AuditRefusals.LogEmpty;
        if (await ContradictionAsync(db, head, newest, watermark, cancel) is { } why)
            return AuditRefusals.LogInconsistent(why);
        if (newest is not null && newest.Size == head.Size)
        {
            keeping.Raise(db.Tenant, new Watermark(newest.Size, newest.Root));
            return newest;
        }

        var note = key.Sign(new Checkpoint(origin, head.Size, head.Root)).ToString();
        var issued = new AuditCheckpoint(db.Tenant, head.Size, head.Root, note, db.Now);
        db.Add(issued);
        if (await TheirsAsync(db, head, cancel) is { } theirs)
            return theirs;
        keeping.Raise(db.Tenant, new Watermark(head.Size, head.Root));
        return issued;
    }

    /// <summary>Saves it; the checkpoint of another host where that was there a moment earlier.</summary>
    private static async Task<AuditCheckpoint?> TheirsAsync(ConsoleDb db, AuditHead head, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            // Another host signed the same size; its note is as good, and one is enough.
            db.ChangeTracker.Clear();
            if (await db.Set<AuditCheckpoint>().FirstOrDefaultAsync(one => one.Size == head.Size, cancel) is not { } theirs)
                throw;
            return theirs;
        }
    }

    private static async Task<string?> ContradictionAsync(
        ConsoleDb db, AuditHead head, AuditCheckpoint? newest, Watermark? watermark, CancellationToken cancel)
    {
        var nodes = LogNodes.Of(db, cancel);
        try
        {
            var root = await MerkleTree.RootAsync(head.Size, nodes);
            if (!root.AsSpan().SequenceEqual(head.Root))
                return "the root of the log is not that of its tree";
            if (newest is not null && !await ContinuesAsync(newest.Size, newest.Root, head, nodes))
                return $"the log does not continue its checkpoint of {newest.Size} entries";
            if (watermark is not null && !await ContinuesAsync(watermark.Size, watermark.Root, head, nodes))
                return $"the log does not continue the {watermark.Size} entries it once had";
            return null;
        }
        catch (InvalidDataException missing)
        {
            return missing.Message.TrimEnd('.');
        }
    }

    private static async Task<bool> ContinuesAsync(long size, byte[] root, AuditHead head, MerkleNodeSource nodes) =>
        size <= head.Size
        && MerkleProof.VerifyConsistency(size, head.Size, await MerkleTree.ConsistencyAsync(size, head.Size, nodes), root, head.Root);
}
