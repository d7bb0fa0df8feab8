using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Everyone who contributed bytes to what is released: to each pinned version and to the versions between what is live and what is
/// pinned, evaluations and datasets included, and whoever wrote the policy that judges it or put it in force (I3).
/// </summary>
internal static class Contributors
{
    public static async Task<IReadOnlyList<PrincipalRef>> OfAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var counted = await CountedAsync(db, proposal, cancel);
        var names = counted.GroupBy(version => version.AuthorId).ToDictionary(group => group.Key, group => group.First().AuthorName);
        var ids = counted.SelectMany(version => version.Contributors).Concat(names.Keys).ToHashSet();
        // Whoever signed in for the first time after the import is known by their address only now.
        var authors = counted.SelectMany(version => Provenance.AuthorsIn(version.Origin)).ToList();
        ids.UnionWith(CommitPersons.Among(await CommitPersons.FindAsync(db, authors, cancel), authors));
        var policy = await db.Set<PolicyAdoption>().AsNoTracking()
            .Where(adoption => adoption.ProductId == proposal.ProductId && adoption.Policy == proposal.PolicyDigest)
            .Select(adoption => new { adoption.AdoptedById, adoption.AdoptedByName }).ToListAsync(cancel);
        foreach (var adoption in policy)
            (names[adoption.AdoptedById], _) = (adoption.AdoptedByName, ids.Add(adoption.AdoptedById));
        foreach (var writer in await PolicyWritersAsync(db, proposal, cancel))
            ids.UnionWith([writer.AuthorId, .. writer.Contributors]);
        return await PrincipalNames.OfAsync(db, ids, names, cancel);
    }

    /// <summary>The contributor whom this principal is, or whose key it is, or who is its key; null when it contributed nothing.</summary>
    public static PrincipalRef? Find(IReadOnlyList<PrincipalRef> contributors, KeyMakers makers, Guid principal) =>
        contributors.FirstOrDefault(one => one.Id == principal) ?? contributors.FirstOrDefault(one => makers.AreOne(one.Id, principal));

    // Narrowed in the database: an artifact may have thousands of versions that have nothing to do with this proposal.
    private static async Task<List<Counted>> CountedAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var pinned = Pinned(db, proposal.ProductId, proposal.ManifestDigest);
        var exact = await pinned.Select(one => new Counted(one.AuthorId, one.AuthorName, one.Contributors, one.Origin)).ToListAsync(cancel);
        if (proposal.Replaces is not { } replaced)
            return exact;
        var between = await (from now in pinned
                             join before in Pinned(db, proposal.ProductId, replaced) on now.ArtifactId equals before.ArtifactId
                             join version in db.Set<ArtifactVersion>().AsNoTracking() on now.ArtifactId equals version.ArtifactId
                             where version.Number < now.Number && version.Number > before.Number
                             select new Counted(version.AuthorId, version.AuthorName, version.Contributors, version.Origin))
                                 .ToListAsync(cancel);
        return [.. exact, .. between];
    }

    // Who wrote the text that judges; somebody else put it in force.
    private static async Task<List<Counted>> PolicyWritersAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel) =>
        await (from artifact in db.Set<Artifact>().AsNoTracking()
               join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
               where artifact.ProductId == proposal.ProductId && artifact.Kind == ArtifactKind.Policy
                   && artifact.Path == RiskPolicy.ArtifactPath
                   && version.Digest == proposal.PolicyDigest
               select new Counted(version.AuthorId, version.AuthorName, version.Contributors, version.Origin)).ToListAsync(cancel);

    private static IQueryable<ArtifactVersion> Pinned(ConsoleDb db, ProductId product, Digest manifest) =>
        from entry in db.Set<ManifestEntry>().AsNoTracking()
        join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
        where entry.ProductId == product && entry.ManifestDigest == manifest
        select version;

    private sealed record Counted(Guid AuthorId, string AuthorName, Guid[] Contributors, string Origin);
}
