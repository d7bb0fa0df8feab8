using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;
using ReleaseConsole.Core.WriteBack;

namespace ReleaseConsole.Core.RollBack;

/// <summary>One artifact on the way back: the digest it would have again, or null where it would be gone.</summary>
public sealed record PlannedReturn(ArtifactKind Kind, string Path, Digest? Now, Digest? BackTo);

/// <summary>Computes and stores the way back of a proposal inside the unit of work that proposes it.</summary>
public sealed class RollbackPlans(IEnumerable<IConnector> connectors)
{
    /// <summary>The digest of the plan that was stored.</summary>
    internal async Task<Digest> StoreAsync(ConsoleDb db, Proposal proposal, ReleaseEnvironment place, CancellationToken cancel)
    {
        var plan = await DocumentAsync(db, proposal, place, cancel);
        var document = CanonicalJson.Of(plan);
        var digest = Digest.Of(document);
        db.Add(new StoredRollbackPlan(
            proposal.Id, db.Tenant, proposal.ProductId, digest, proposal.Replaces, Encoding.UTF8.GetString(document), db.Now));
        return digest;
    }

    private async Task<RollbackPlanDocument> DocumentAsync(
        ConsoleDb db, Proposal proposal, ReleaseEnvironment place, CancellationToken cancel)
    {
        var from = await EntriesAsync(db, proposal, proposal.ManifestDigest, cancel);
        if (proposal.Replaces is not { } back)
            return new RollbackPlanDocument(null, Returns(from, []), null, proposal.ManifestDigest, [], [], []);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == place.LiveRelease, cancel);
        var situation = await RollbackSituations.OfAsync(db, connectors, place, proposal.ManifestDigest, (back, release.Version), cancel);
        var readiness = RollbackReadiness.Of(situation);
        return new RollbackPlanDocument(
            back, Returns(from, await EntriesAsync(db, proposal, back, cancel)), release.Version, proposal.ManifestDigest,
            readiness.CannotBeUndone,
            readiness.Checks, readiness.Steps);
    }

    private static List<PlannedReturn> Returns(
        Dictionary<(ArtifactKind Kind, string Path), Digest> from, Dictionary<(ArtifactKind Kind, string Path), Digest> back) =>
    [
        .. from.Keys.Union(back.Keys)
            .Select(key => new PlannedReturn(key.Kind, key.Path, Find(from, key), Find(back, key)))
            .Where(one => one.Now != one.BackTo)
            .OrderBy(one => one.Kind).ThenBy(one => one.Path, StringComparer.Ordinal),
    ];

    private static async Task<Dictionary<(ArtifactKind Kind, string Path), Digest>> EntriesAsync(
        ConsoleDb db, Proposal proposal, Digest manifest, CancellationToken cancel) =>
        await db.Set<ManifestEntry>().AsNoTracking()
            .Where(entry => entry.ProductId == proposal.ProductId && entry.ManifestDigest == manifest)
            .ToDictionaryAsync(entry => (entry.Kind, entry.Path), entry => entry.Digest, cancel);

    private static Digest? Find(Dictionary<(ArtifactKind, string), Digest> entries, (ArtifactKind, string) key) =>
        entries.TryGetValue(key, out var digest) ? digest : null;
}
