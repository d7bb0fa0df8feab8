using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>The siblings from the leaf up (RFC 6962 §2.1.1), and the root they lead to.</summary>
public sealed record InclusionProof(long Index, long Size, byte[] Root, IReadOnlyList<byte[]> Hashes);

/// <summary>Proofs about the tenant's log at any size it has had; hashes only, so any reader of the log may ask.</summary>
public sealed class ProveInclusion(IDbContextFactory<ConsoleDb> contexts)
{
    /// <param name="size">The tree's size; null for the log as it is now.</param>
    public async Task<Result<InclusionProof>> RunAsync(long index, long? size, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        var logSize = (await LogNodes.HeadAsync(db, cancel))?.Size ?? 0;
        var of = size ?? logSize;

        if (of < 1 || of > logSize)
            return AuditRefusals.SizeOutOfRange(of, logSize);
        if (index < 0 || index >= of)
            return AuditRefusals.IndexOutOfRange(index, of);

        var nodes = LogNodes.Of(db, cancel);
        return new InclusionProof(index, of, await MerkleTree.RootAsync(of, nodes), await MerkleTree.InclusionAsync(index, of, nodes));
    }
}
