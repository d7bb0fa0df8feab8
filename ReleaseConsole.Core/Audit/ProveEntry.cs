using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>A proof file for one entry; the entry's own canonical JSON is its extra data, so that the file stands alone.</summary>
public sealed record EntryProof(long Index, byte[] LeafHash, TlogProof File, string VerifierKey);

/// <summary>
/// Makes a file that proves one entry offline, against the newest checkpoint. An entry that is younger than the newest checkpoint
/// has one signed first.
/// </summary>
public sealed class ProveEntry(IDbContextFactory<ConsoleDb> contexts, CheckpointKey key, IssueCheckpoint issue)
{
    public async Task<Result<EntryProof>> RunAsync(long index, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        var entry = await scope.Value.Entries(db).FirstOrDefaultAsync(one => one.Index == index, cancel);
        if (entry is null)
            return AuditRefusals.NoSuchEntry(index);

        var checkpoint = await LogNodes.NewestCheckpointAsync(db, cancel);
        if (checkpoint is null || checkpoint.Size <= index)
        {
            var issued = await issue.RunAsync(actor, cancel);
            if (!issued.Succeeded)
                return issued.Refusal;
            checkpoint = issued.Value;
        }
        var path = await MerkleTree.InclusionAsync(index, checkpoint.Size, LogNodes.Of(db, cancel));
        var file = new TlogProof(index, path, checkpoint.Note, System.Text.Encoding.UTF8.GetBytes(entry.Document));
        return new EntryProof(
            index, AuditDocument.LeafHashOf(entry.Document), file, key.PublicKey(await LogNodes.OriginAsync(db, cancel)).ToString());
    }
}
