using System.Text;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>Appends entries to the tenant's tree inside the caller's transaction, in O(log n) without reading old entries.</summary>
internal static class AuditAppend
{
    public static async Task<IReadOnlyList<AuditEntry>> ToAsync(
        ConsoleDb db, IReadOnlyList<(Actor Actor, AuditEvent Event)> happened, CancellationToken cancel)
    {
        var head = await db.LockAuditHeadAsync(cancel);
        var tree = head is null ? MerkleFrontier.Empty : MerkleFrontier.From(head.Size, head.Frontier);
        var entries = new List<AuditEntry>(happened.Count);
        foreach (var (actor, what) in happened)
        {
            var entry = Entry(db, tree.Size, actor, what);
            entries.Add(entry);
            db.Add(entry);
            // In the order of their key, so that neighbours in the index are written together.
            db.AddMany(
                [.. Subjects(what).Order(StringComparer.Ordinal)
                    .Select(subject => new AuditSubject(db.Tenant, subject, entry.Index))]);
            tree = tree.Append(entry.LeafHash);
            // Level 0 is the entry itself, which holds its leaf hash.
            foreach (var (level, position, hash) in tree.Completed.Skip(1))
                db.Add(new AuditNode(db.Tenant, level, position, hash));
        }
        head ??= db.Add(new AuditHead(db.Tenant)).Entity;
        head.Grow(tree.Size, tree.Root(), tree.ToBytes());
        return entries;
    }

    private static AuditEntry Entry(ConsoleDb db, long index, Actor actor, AuditEvent what)
    {
        var action = what.GetType().Name;
        var at = db.Now;
        // Signed as they are kept, or the log would not agree with itself.
        var (summary, searched) = (KeptText.Of(what.Summary), KeptText.Of(what.SearchText));
        var document = CanonicalJson.Of(new AuditDocument(
            index, at, db.Tenant.Value, what.Product?.Value, action, summary,
            new AuditActor(actor.Kind, actor.Id, actor.Name, actor.OnBehalfOf), actor.CorrelationId,
            [.. Subjects(what)], what)
        {
            Searched = Digest.Of(searched),
        });
        return new AuditEntry(
            db.Tenant, index, at, action, actor.Kind, actor.Id, actor.Name, actor.OnBehalfOf?.Name, what.Product, actor.CorrelationId,
            summary, Encoding.UTF8.GetString(document), searched, MerkleTree.LeafHash(document));
    }

    private static IEnumerable<string> Subjects(AuditEvent what) => what.Subjects.Select(KeptText.Of).Distinct(StringComparer.Ordinal);
}
