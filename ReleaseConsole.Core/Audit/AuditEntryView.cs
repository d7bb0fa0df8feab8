using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// One entry with what proves it: the canonical JSON, its leaf hash, and the path to the newest checkpoint that has it (null while
/// none has). <see cref="IsProved"/> is computed from the document itself, not read.
/// </summary>
public sealed record AuditEntryShown(
    AuditEntry Entry, IReadOnlyList<string> Subjects, AuditCheckpoint? Checkpoint, IReadOnlyList<byte[]> Proof, bool IsProved);

/// <summary>What does entry n say, and is it where the newest checkpoint says?</summary>
public sealed class AuditEntryView(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<AuditEntryShown>> RunAsync(long index, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        var entry = await scope.Value.Entries(db).FirstOrDefaultAsync(one => one.Index == index, cancel);
        if (entry is null)
            return AuditRefusals.NoSuchEntry(index);

        var subjects = AuditDocument.Read(entry.Document)?.Subjects ?? [];
        var newest = await LogNodes.NewestCheckpointAsync(db, cancel);
        if (newest is null || newest.Size <= index)
            return new AuditEntryShown(entry, subjects, Checkpoint: null, [], IsProved: false);
        var path = await MerkleTree.InclusionAsync(index, newest.Size, LogNodes.Of(db, cancel));
        return new AuditEntryShown(
            entry, subjects, newest, path,
            MerkleProof.VerifyInclusion(AuditDocument.LeafHashOf(entry.Document), index, newest.Size, path, newest.Root));
    }
}
