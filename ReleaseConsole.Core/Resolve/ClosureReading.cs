using System.Text;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>Loads what the closure of a release is judged on.</summary>
internal static class ClosureReading
{
    private static readonly ArtifactKind[] Naming = [ArtifactKind.Prompt, ArtifactKind.Policy, ArtifactKind.Settings, ArtifactKind.Model];

    public static async Task<IReadOnlyList<OpenReference>> OpenAsync(ConsoleDb db, ProductId product, PinnedVersions pins, CancellationToken cancel)
    {
        var versions = pins.Artifacts.Where(one => Naming.Contains(one.Pin.Kind)).Select(one => one.Version).ToList();
        var rows = await (from version in db.Set<ArtifactVersion>().AsNoTracking()
                          join content in db.Set<Blob>().AsNoTracking() on version.Digest equals content.Digest
                          join original in db.Set<Blob>().AsNoTracking() on version.Original equals original.Digest
                          where versions.Contains(version.Id)
                          select new { version.Id, content.Form, Content = content.Bytes, Original = original.Bytes }).ToDictionaryAsync(row => row.Id, cancel);
        var contents = pins.Artifacts.Select(one => new ClosureContent(
            one.Pin.Kind, one.Pin.Path,
            !rows.TryGetValue(one.Version, out var row) ? ""
                : one.Pin.Kind == ArtifactKind.Prompt ? PromptContent.Of(row.Form, row.Content).AllText
                : Encoding.UTF8.GetString(row.Original))).ToList();
        return Closure.Of(contents, await NamesAsync(db, product, cancel));
    }

    private static async Task<KnownNames> NamesAsync(ConsoleDb db, ProductId product, CancellationToken cancel)
    {
        var paths = await db.Set<Artifact>().AsNoTracking().Where(one => one.ProductId == product).Select(one => one.Path).ToListAsync(cancel);
        var aliases = await (from item in db.Set<Unresolved>().AsNoTracking()
                             join artifact in db.Set<Artifact>().AsNoTracking() on item.Target equals (ArtifactId?)artifact.Id
                             where item.ProductId == product && item.ResolvedAs == Resolution.Alias && item.RevokedAt == null
                             orderby item.ResolvedAt
                             select new { item.Path, Of = artifact.Path }).ToListAsync(cancel);
        return new KnownNames(
            paths.ToHashSet(StringComparer.Ordinal),
            aliases.GroupBy(one => one.Path, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Of, StringComparer.Ordinal));
    }
}
