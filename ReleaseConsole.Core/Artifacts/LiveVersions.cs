using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Which version of an artifact is live in an environment, in the order of the promotion path.</summary>
public sealed record LiveVersion(string Environment, int Number, Digest Digest);

internal static class LiveVersions
{
    /// <summary>What is live of the artifacts with these paths, by kind and path, production (the end of the path) first.</summary>
    public static async Task<ILookup<(ArtifactKind Kind, string Path), LiveVersion>> LiveAsync(
        this ConsoleDb db, ProductId product, IReadOnlyCollection<string> paths, CancellationToken cancel)
    {
        var rows = await (from environment in db.Set<ReleaseEnvironment>().AsNoTracking()
                          join entry in db.Set<ManifestEntry>().AsNoTracking() on environment.LiveManifest equals entry.ManifestDigest
                          join version in db.Set<ArtifactVersion>().AsNoTracking() on entry.VersionId equals version.Id
                          where environment.ProductId == product && entry.ProductId == product && paths.Contains(entry.Path)
                          orderby environment.Position descending
                          select new { entry.Kind, entry.Path, environment.Name, version.Number, entry.Digest }).ToListAsync(cancel);
        return rows.ToLookup(row => (row.Kind, row.Path), row => new LiveVersion(row.Name, row.Number, row.Digest));
    }
}
