using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.RollBack;

/// <summary>One artifact on the way back: the digest it would have again, or null where it would be gone.</summary>
public sealed record PlannedReturn(ArtifactKind Kind, string Path, Digest? Now, Digest? BackTo);

/// <summary>The inverse of a proposal: where it goes back to and what changes on the way.</summary>
public sealed record RollbackPlanDocument(Digest? BackTo, IReadOnlyList<PlannedReturn> Returns);

/// <summary>Computes and stores the way back of a proposal inside the unit of work that proposes it.</summary>
public static class RollbackPlans
{
    public static async Task StoreAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var to = await EntriesAsync(db, proposal, proposal.ManifestDigest, cancel);
        var from = proposal.Replaces is { } replaced ? await EntriesAsync(db, proposal, replaced, cancel) : [];
        var plan = new RollbackPlanDocument(
            proposal.Replaces,
            [.. to.Keys.Union(from.Keys)
                .Select(key => new PlannedReturn(key.Kind, key.Path, Find(to, key), Find(from, key)))
                .Where(one => one.Now != one.BackTo)
                .OrderBy(one => one.Kind).ThenBy(one => one.Path, StringComparer.Ordinal)]);
        var document = CanonicalJson.Of(plan);
        db.Add(new StoredRollbackPlan(
            proposal.Id, db.Tenant, proposal.ProductId, Digest.Of(document), proposal.Replaces, Encoding.UTF8.GetString(document), db.Now));
    }

    private static async Task<Dictionary<(ArtifactKind Kind, string Path), Digest>> EntriesAsync(
        ConsoleDb db, Proposal proposal, Digest manifest, CancellationToken cancel) =>
        await db.Set<ManifestEntry>().AsNoTracking()
            .Where(entry => entry.ProductId == proposal.ProductId && entry.ManifestDigest == manifest)
            .ToDictionaryAsync(entry => (entry.Kind, entry.Path), entry => entry.Digest, cancel);

    private static Digest? Find(Dictionary<(ArtifactKind, string), Digest> entries, (ArtifactKind, string) key) =>
        entries.TryGetValue(key, out var digest) ? digest : null;
}
