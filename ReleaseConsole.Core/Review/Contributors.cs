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
        var pinned = await PinnedAsync(db, proposal.ProductId, proposal.ManifestDigest, cancel);
        var before = proposal.Replaces is { } replaced
            ? (await PinnedAsync(db, proposal.ProductId, replaced, cancel)).ToDictionary(one => one.ArtifactId, one => one.Number)
            : [];
        var artifacts = pinned.Select(one => one.ArtifactId).ToList();
        var versions = await db.Set<ArtifactVersion>().AsNoTracking()
            .Where(version => artifacts.Contains(version.ArtifactId))
            .Select(version => new { version.ArtifactId, version.Number, version.AuthorId, version.AuthorName, version.Contributors })
            .ToListAsync(cancel);
        var upTo = pinned.GroupBy(one => one.ArtifactId).ToDictionary(group => group.Key, group => group.Max(one => one.Number));
        var counted = versions.Where(version => version.Number == upTo[version.ArtifactId]
            || (version.Number < upTo[version.ArtifactId] && before.TryGetValue(version.ArtifactId, out var live) && version.Number > live)).ToList();

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

    private static async Task<List<PinnedVersion>> PinnedAsync(ConsoleDb db, ProductId product, Digest manifest, CancellationToken cancel) =>
        await (from entry in db.Set<ManifestEntry>().AsNoTracking()
               join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
               where entry.ProductId == product && entry.ManifestDigest == manifest
               select new PinnedVersion(version.ArtifactId, version.Number)).ToListAsync(cancel);

    private static async Task<IReadOnlyList<PrincipalRef>> NamedAsync(
        ConsoleDb db, HashSet<Guid> ids, Dictionary<Guid, string> names, CancellationToken cancel)
    {
        var unnamed = ids.Where(id => !names.ContainsKey(id)).ToList();
        var persons = await db.Set<Person>().AsNoTracking().Where(person => unnamed.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return [.. ids.Select(id => new PrincipalRef(id, names.GetValueOrDefault(id) ?? persons.GetValueOrDefault(id) ?? id.ToString()))
            .OrderBy(one => one.Name, StringComparer.Ordinal)];
    }

    private sealed record PinnedVersion(ArtifactId ArtifactId, int Number);
}
