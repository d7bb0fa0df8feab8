using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>
/// The newest entries that answer a question, at most <see cref="Most"/>, each with its proof against one checkpoint, and the question
/// signed. That somebody took them out of the console is an entry of its own.
/// </summary>
public sealed class ExportSearch(IDbContextFactory<ConsoleDb> contexts, CheckpointKey key, IssueCheckpoint issue)
{
    public const int Most = 2_000;

    public async Task<Result<ProvedSearch>> RunAsync(AuditQuestion question, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var matches = await AuditMatches.OfAsync(db, question, actor, cancel);
        if (!matches.Succeeded)
            return matches.Refusal;
        var signed = await issue.RunAsync(actor, cancel);
        if (!signed.Succeeded)
            return signed.Refusal;
        var (checkpoint, origin) = (signed.Value, await LogNodes.OriginAsync(db, cancel));
        var rows = await matches.Value.Where(question, checkpoint.Size).OrderByDescending(entry => entry.Index).Take(Most + 1)
            .Select(AuditSearch.Row).ToListAsync(cancel);
        var isCut = rows.Count > Most;
        if (isCut)
            rows.RemoveAt(Most);

        var nodes = Once(LogNodes.Of(db, cancel));
        var proofs = new List<TlogProof>(rows.Count);
        foreach (var row in rows)
            proofs.Add(new TlogProof(
                row.Index, await MerkleTree.InclusionAsync(row.Index, checkpoint.Size, nodes), checkpoint.Note,
                Encoding.UTF8.GetBytes(row.Document)));
        var asked = new AskedSearch(
            question with { Before = null, Limit = Most }, actor.Name, db.Now, checkpoint.Size, rows.Count, isCut,
            ProvedSearch.Over(rows.Select(row => row.LeafHash)));

        db.Record(actor, new SearchExported(question.Words, rows.Count, Digest.Of(asked.Bytes)) { Product = matches.Value.Product });
        await db.SaveChangesAsync(cancel);
        return new ProvedSearch(
            origin, key.PublicKey(origin).ToString(), asked.Bytes, rows, proofs, key.Sign(
                origin, ProvedSearch.TextOf(origin, asked.Bytes)));
    }

    /// <summary>Proofs of one tree share their upper nodes: each is read once.</summary>
    private static MerkleNodeSource Once(MerkleNodeSource nodes)
    {
        var known = new Dictionary<(int, long), byte[]>();
        return async (level, index) => known.TryGetValue((level, index), out var node)
            ? node
            : known[(level, index)] = await nodes(level, index);
    }
}
