using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Appends any number of versions in one unit of work, with as many queries as one takes.</summary>
internal sealed class VersionBatch
{
    private readonly ConsoleDb _db;
    private readonly ProductId _product;
    private readonly Dictionary<(ArtifactKind, string), Artifact> _artifacts;
    private readonly Dictionary<ArtifactId, ArtifactVersion> _newest;
    private readonly HashSet<Digest> _blobs;
    private readonly List<Blob> _newBlobs = [];
    private readonly List<ArtifactVersion> _newVersions = [];
    private readonly List<Artifact> _newArtifacts = [];

    private VersionBatch(
        ConsoleDb db, ProductId product, Dictionary<(ArtifactKind, string), Artifact> artifacts, Dictionary<ArtifactId, ArtifactVersion> newest, HashSet<Digest> blobs) =>
        (_db, _product, _artifacts, _newest, _blobs) = (db, product, artifacts, newest, blobs);

    public static async Task<VersionBatch> OfAsync(
        ConsoleDb db, ProductId product, IReadOnlyList<(ArtifactKind Kind, string Path)> artifacts, IReadOnlyList<NewContent> contents, CancellationToken cancel)
    {
        var paths = artifacts.Select(one => one.Path).Distinct().ToList();
        var known = paths.Count == 0 ? [] : await db.Set<Artifact>().Where(one => one.ProductId == product && paths.Contains(one.Path)).ToListAsync(cancel);
        known = [.. known.Concat(db.Set<Artifact>().Local.Where(one => one.ProductId == product)).DistinctBy(one => one.Id)];
        var ids = known.ConvertAll(one => one.Id);
        var saved = ids.Count == 0 ? [] : await db.Set<ArtifactVersion>().AsNoTracking()
            .Where(version => ids.Contains(version.ArtifactId)
                && version.Number == db.Set<ArtifactVersion>().Where(other => other.ArtifactId == version.ArtifactId).Max(other => other.Number))
            .ToListAsync(cancel);
        var newest = saved.Concat(db.Set<ArtifactVersion>().Local).GroupBy(version => version.ArtifactId)
            .ToDictionary(group => group.Key, group => group.MaxBy(version => version.Number)!);
        var digests = contents.SelectMany(content => new[] { content.Digest, content.OriginalDigest })
            .Concat(contents.Select(content => content.Profile).OfType<byte[]>().Select(profile => Digest.Of(profile))).Distinct().ToList();
        var blobs = digests.Count == 0 ? [] : await db.Set<Blob>().Where(blob => digests.Contains(blob.Digest)).Select(blob => blob.Digest).ToListAsync(cancel);
        return new VersionBatch(
            db, product, known.ToDictionary(one => (one.Kind, one.Path)), newest, [.. blobs, .. db.Set<Blob>().Local.Select(blob => blob.Digest)]);
    }

    /// <summary>The artifact and the content must be among those the batch was made for.</summary>
    public AppendedVersion Append(Actor actor, ArtifactKind kind, string path, NewContent content, string message, VersionOrigin origin)
    {
        var artifact = ArtifactAt(kind, path);
        var newest = _newest.GetValueOrDefault(artifact.Id);
        if (newest?.Digest == content.Digest)
            return new AppendedVersion(artifact, newest, IsNew: false);
        var original = Keep(content);
        if (content.Profile is { } profile)
            origin = origin with { Profile = Digest.Of(profile) };
        var version = new ArtifactVersion(
            new ArtifactVersionId(Guid.CreateVersion7(_db.Now)), _db.Tenant, artifact.Id, (newest?.Number ?? 0) + 1, content.Digest,
            newest?.Digest, original, content.Format, actor.Id, actor.Name, [.. actor.Contributors], message,
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(origin)), _db.Now);
        _newVersions.Add(version);
        _newest[artifact.Id] = version;
        return new AppendedVersion(artifact, version, IsNew: true);
    }

    /// <summary>Hands what was appended to the unit of work, to be inserted with the next save; nothing is appended after it.</summary>
    public void Save()
    {
        _db.AddMany(_newArtifacts);
        _db.AddMany(_newBlobs);
        _db.AddMany(_newVersions);
    }

    /// <summary>The same for a few rows: the unit of work sees them before they are saved.</summary>
    public void Track()
    {
        _db.AddRange(_newArtifacts);
        _db.AddRange(_newBlobs);
        _db.AddRange(_newVersions);
    }

    /// <summary>Keeps a content and its original under their digests, once per tenant; answers the original's.</summary>
    public Digest Keep(NewContent content)
    {
        Keep(content.Digest, content.Form, content.Canonical);
        Keep(content.OriginalDigest, ContentForm.Bytes, content.Original);
        if (content.Profile is { } profile)
            Keep(Digest.Of(profile), ContentForm.Json, profile);
        return content.OriginalDigest;
    }

    private void Keep(Digest digest, ContentForm form, byte[] bytes)
    {
        if (_blobs.Add(digest))
            _newBlobs.Add(new Blob(_db.Tenant, digest, form, bytes.Length, bytes));
    }

    private Artifact ArtifactAt(ArtifactKind kind, string path)
    {
        if (_artifacts.TryGetValue((kind, path), out var known))
            return known;
        var artifact = new Artifact(new ArtifactId(Guid.CreateVersion7(_db.Now)), _db.Tenant, _product, kind, path, _db.Now);
        _newArtifacts.Add(artifact);
        return _artifacts[(kind, path)] = artifact;
    }
}
