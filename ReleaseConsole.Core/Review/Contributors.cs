using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Assess;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Review;

/// <summary>
/// Everyone who contributed bytes to what is released: to each pinned version and to the versions between what is live and what is
/// pinned, evaluations and datasets included, and whoever put the policy in force that judges it (I3).
/// </summary>
internal static class Contributors
{
    public static async Task<IReadOnlyList<PrincipalRef>> OfAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var counted = await CountedAsync(db, proposal, cancel);
        var names = counted.GroupBy(version => version.AuthorId).ToDictionary(group => group.Key, group => group.First().AuthorName);
        var ids = counted.SelectMany(version => version.Contributors).Concat(names.Keys).ToHashSet();
        var policy = await db.Set<PolicyAdoption>().AsNoTracking()
            .Where(adoption => adoption.ProductId == proposal.ProductId && adoption.Policy == proposal.PolicyDigest)
            .Select(adoption => new { adoption.AdoptedById, adoption.AdoptedByName }).ToListAsync(cancel);
        foreach (var adoption in policy)
            (names[adoption.AdoptedById], _) = (adoption.AdoptedByName, ids.Add(adoption.AdoptedById));
        ids.Remove(Guid.Empty);
        return await NamedAsync(db, ids, names, cancel);
    }

    // Narrowed in the database: an artifact may have thousands of versions that have nothing to do with this proposal.
    private static async Task<List<Counted>> CountedAsync(ConsoleDb db, Proposal proposal, CancellationToken cancel)
    {
        var pinned = Pinned(db, proposal.ProductId, proposal.ManifestDigest);
        var exact = await pinned.Select(one => new Counted(one.AuthorId, one.AuthorName, one.Contributors)).ToListAsync(cancel);
        if (proposal.Replaces is not { } replaced)
            return exact;
        var between = await (from now in pinned
                             join before in Pinned(db, proposal.ProductId, replaced) on now.ArtifactId equals before.ArtifactId
                             join version in db.Set<ArtifactVersion>().AsNoTracking() on now.ArtifactId equals version.ArtifactId
                             where version.Number < now.Number && version.Number > before.Number
                             select new Counted(version.AuthorId, version.AuthorName, version.Contributors)).ToListAsync(cancel);
        return [.. exact, .. between];
    }

    private static IQueryable<ArtifactVersion> Pinned(ConsoleDb db, ProductId product, Digest manifest) =>
        from entry in db.Set<ManifestEntry>().AsNoTracking()
        join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
        where entry.ProductId == product && entry.ManifestDigest == manifest
        select version;

    private static async Task<IReadOnlyList<PrincipalRef>> NamedAsync(
        ConsoleDb db, HashSet<Guid> ids, Dictionary<Guid, string> names, CancellationToken cancel)
    {
        var unnamed = ids.Where(id => !names.ContainsKey(id)).ToList();
        var persons = await db.Set<Person>().AsNoTracking().Where(person => unnamed.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return [.. ids.Select(id => new PrincipalRef(id, names.GetValueOrDefault(id) ?? persons.GetValueOrDefault(id) ?? id.ToString()))
            .OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private sealed record Counted(Guid AuthorId, string AuthorName, Guid[] Contributors);
}
