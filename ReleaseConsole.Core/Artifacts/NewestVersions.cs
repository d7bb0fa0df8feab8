using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>The newest version of an artifact, as far as the next one has to know it.</summary>
internal readonly record struct NewestVersion(ArtifactId Artifact, int Number, Digest Digest);

/// <summary>
/// The newest versions of artifacts as they were when the tenant's log had a certain size. No version is saved without an entry in the
/// log, so they still are while it has that size.
/// </summary>
internal sealed class NewestVersions(Dictionary<(ArtifactKind Kind, string Path), NewestVersion> all)
{
    private long? _logSize;

    /// <summary>Whether nothing was logged since; asked under the tenant's write lock.</summary>
    public bool StillHoldAt(long logSize) => logSize == _logSize;

    public void HoldAt(long logSize) => _logSize = logSize;

    public NewestVersion? Of(ArtifactKind kind, string path) => all.TryGetValue((kind, path), out var newest) ? newest : null;

    public void Add(ArtifactKind kind, string path, NewestVersion newest) => all[(kind, path)] = newest;

    /// <summary>Those of the artifacts at some paths, what is still unsaved in the unit of work with them.</summary>
    public static async Task<NewestVersions> OfAsync(
        ConsoleDb db, ProductId product, IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var saved = paths.Count == 0 ? [] : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            where artifact.ProductId == product && paths.Contains(artifact.Path)
                && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == artifact.Id).Max(other => other.Number)
            select new { artifact.Kind, artifact.Path, artifact.Id, version.Number, version.Digest }).ToListAsync(cancel);
        var newest = new NewestVersions(
            saved.ToDictionary(one => (one.Kind, one.Path), one => new NewestVersion(one.Id, one.Number, one.Digest)));
        var names = db.Set<Artifact>().Local.Where(one => one.ProductId == product).Select(one => (one.Id, one.Kind, one.Path))
            .Concat(saved.Select(one => (one.Id, one.Kind, one.Path))).DistinctBy(one => one.Id).ToDictionary(one => one.Id);
        foreach (var version in db.Set<ArtifactVersion>().Local.Where(one => names.ContainsKey(one.ArtifactId)).OrderBy(one => one.Number))
            newest.Add(
                names[version.ArtifactId].Kind, names[version.ArtifactId].Path, new NewestVersion(
                    version.ArtifactId, version.Number, version.Digest));
        return newest;
    }
}
