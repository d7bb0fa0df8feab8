using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>What shows that the smaller tree is a prefix of the larger (RFC 6962 §2.1.2), with both roots.</summary>
public sealed record ConsistencyProof(long From, long To, byte[] FromRoot, byte[] ToRoot, IReadOnlyList<byte[]> Hashes);

/// <summary>Shows that the log at one size is a prefix of the log at a later one.</summary>
public sealed class ProveConsistency(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ConsistencyProof>> RunAsync(long from, long to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var scope = await AuditScope.OfAsync(db, actor, cancel);
        if (!scope.Succeeded)
            return scope.Refusal;
        var logSize = (await LogNodes.HeadAsync(db, cancel))?.Size ?? 0;

        if (to < 1 || to > logSize)
            return AuditRefusals.SizeOutOfRange(to, logSize);
        if (from < 1 || from > to)
            return AuditRefusals.SizeOutOfRange(from, to);

        var nodes = LogNodes.Of(db, cancel);
        return new ConsistencyProof(
            from, to, await MerkleTree.RootAsync(from, nodes), await MerkleTree.RootAsync(to, nodes),
            await MerkleTree.ConsistencyAsync(from, to, nodes));
    }
}
