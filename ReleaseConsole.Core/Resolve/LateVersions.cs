using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// Puts contents that waited for a decision behind an artifact's versions, in the order they were seen. A content that was seen before the
/// newest version was is not put over it: the decision holds, the content comes with the next import.
/// </summary>
internal sealed class LateVersions
{
    private readonly ConsoleDb _db;
    private readonly ArtifactKind _kind;
    private readonly string _path;
    private readonly OutsideHistory _outside;
    private ArtifactId? _artifact;
    private DateTimeOffset? _newestSeen;

    private LateVersions(ConsoleDb db, ArtifactKind kind, string path, OutsideHistory outside) =>
        (_db, _kind, _path, _outside) = (db, kind, path, outside);

    public int? Newest { get; private set; }

    public Digest? NewestContent { get; private set; }

    public string? Remark { get; private set; }

    public static async Task<LateVersions> OfAsync(
        ConsoleDb db, ArtifactKind kind, string path, ProductId product, CancellationToken cancel)
    {
        var versions = new LateVersions(db, kind, path, await OutsideHistory.OfAsync(db, product, [(kind, path)], cancel));
        var newest = await (from artifact in db.Set<Artifact>().AsNoTracking()
                            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                            where artifact.ProductId == product && artifact.Kind == kind && artifact.Path == path
                            orderby version.Number descending
                            select new { version.ArtifactId, version.Number, version.Digest, version.CreatedAt })
                                .FirstOrDefaultAsync(cancel);
        if (newest is null)
            return versions;
        (versions._artifact, versions.Newest, versions.NewestContent) = (newest.ArtifactId, newest.Number, newest.Digest);
        // A version that waited itself was seen when it began to wait.
        versions._newestSeen = await db.Set<Unresolved>().AsNoTracking()
            .Where(one => one.Target == newest.ArtifactId && one.Content == newest.Digest).OrderByDescending(one => one.CreatedAt)
            .Select(one => (DateTimeOffset?)one.CreatedAt).FirstOrDefaultAsync(cancel) ?? newest.CreatedAt;
        return versions;
    }

    /// <summary>The artifact the item is, with the item's content as its newest version unless a newer one is there.</summary>
    public async Task<ArtifactId> AppendAsync(Unresolved item, Actor actor, CancellationToken cancel)
    {
        var import = await _db.Set<Import>().AsNoTracking().FirstAsync(one => one.Id == item.ImportId, cancel);
        // What came with the same import was seen at the same time.
        if (_artifact is { } known && _newestSeen > item.CreatedAt && _newestSeen > import.EndedAt && NewestContent != item.Content)
        {
            Remark = string.Create(
                CultureInfo.InvariantCulture,
                $"Its content was seen before version {Newest} was and is not put over it. Import the file again if it is to be the newest.");
            return known;
        }
        var origin = item.Origin is { } stated
            ? JsonSerializer.Deserialize<VersionOrigin>(stated, CanonicalJson.Options)!
            : new VersionOrigin(import.Source, import.SourceName, item.SourcePath);
        var outside = origin is { OutsideId: { } id, OutsideVersion: { } number }
            // What a commit puts there is wanted, however old it is, and a server has one version of its tools.
            ? new OutsideItem(id, number) { IsOneOfMany = import.Source is not ("git" or "mcp") }
            : null;
        if (_artifact is { } taken && outside is not null && _outside.Keeps(_kind, _path, outside, item.Content) is { } kept)
        {
            Remark = kept.Reason;
            return taken;
        }
        var content = await _db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Content, cancel);
        var original = await _db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Original, cancel);
        var appended = await _db.AppendVersionAsync(
            actor, item.ProductId, _kind, _path, NewContent.Of(content, original, item.Format),
            $"Imported {Import.From(import.SourceName)}", origin, cancel);
        if (outside is not null)
            _outside.Add(_kind, _path, outside, appended.Version);
        (_artifact, Newest, NewestContent, _newestSeen) =
            (appended.Version.ArtifactId, appended.Version.Number, appended.Version.Digest, item.CreatedAt);
        return appended.Version.ArtifactId;
    }
}
