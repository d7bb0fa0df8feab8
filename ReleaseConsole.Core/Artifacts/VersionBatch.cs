using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What an append ended in; without a row where the newest version already has these bytes.</summary>
internal readonly record struct Appended(NewestVersion Newest, ArtifactVersion? Row);

/// <summary>Appends any number of versions in one unit of work, over the newest ones that are known.</summary>
internal sealed class VersionBatch(ConsoleDb db, ProductId product, NewestVersions newest)
{
    private readonly HashSet<Digest> _kept = [];
    private readonly List<Blob> _newBlobs = [];
    private readonly List<ArtifactVersion> _newVersions = [];
    private readonly List<Artifact> _newArtifacts = [];

    /// <summary>The artifact must be among those whose newest version is known, or be new.</summary>
    /// <param name="writers">Whose bytes they are beside the actor's.</param>
    public Appended Append(
        Actor actor, ArtifactKind kind, string path, NewContent content, string message, VersionOrigin origin,
        IEnumerable<Guid>? writers = null)
    {
        var known = newest.Of(kind, path);
        if (known?.Digest == content.Digest)
            return new Appended(known.Value, Row: null);
        var original = Keep(content);
        if (content.Profile is { } profile)
            origin = origin with { Profile = Digest.Of(profile) };
        if (content.Whole is { } whole)
            origin = origin with { Whole = whole.Digest };
        var version = new ArtifactVersion(
            new ArtifactVersionId(Guid.CreateVersion7(db.Now)), db.Tenant, known?.Artifact ?? Begin(kind, path), (known?.Number ?? 0) + 1,
            content.Digest,
            known?.Digest, original, content.Format, actor.Id, actor.Name, [.. actor.Contributors.Union(writers ?? [])], message,
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(origin)), db.Now);
        _newVersions.Add(version);
        var appended = new NewestVersion(version.ArtifactId, version.Number, version.Digest);
        newest.Add(kind, path, appended);
        return new Appended(appended, version);
    }

    /// <summary>Hands what was appended to the unit of work, to be inserted with the next save; nothing is appended after it.</summary>
    public void Save()
    {
        db.AddMany(_newArtifacts);
        // In the order of their key, so that neighbours in the index are written together.
        db.AddMany([.. _newBlobs.OrderBy(blob => blob.Digest)], unlessThere: true);
        db.AddMany(_newVersions);
    }

    /// <summary>The same for a few rows: the unit of work sees them before they are saved.</summary>
    public async Task TrackAsync(CancellationToken cancel)
    {
        var digests = _newBlobs.ConvertAll(blob => blob.Digest);
        var there = await db.Set<Blob>().Where(blob => digests.Contains(blob.Digest)).Select(blob => blob.Digest).ToListAsync(cancel);
        db.AddRange(_newArtifacts);
        db.AddRange(
            _newBlobs.Where(blob => !there.Contains(blob.Digest) && db.Set<Blob>().Local.All(other => other.Digest != blob.Digest)));
        db.AddRange(_newVersions);
    }

    /// <summary>Keeps a content and its original under their digests, once per tenant; answers the original's.</summary>
    public Digest Keep(NewContent content)
    {
        Keep(content.Digest, content.Form, content.Canonical, content.Large?.Size);
        Keep(content.OriginalDigest, ContentForm.Bytes, content.Original, content.LargeOriginal?.Size);
        if (content.Profile is { } profile)
            Keep(Digest.Of(profile), ContentForm.Json, profile);
        if (content.Whole is { } whole)
            Keep(whole.Digest, ContentForm.Bytes, whole.Bytes);
        return content.OriginalDigest;
    }

    private void Keep(Digest digest, ContentForm form, byte[] bytes, long? size = null)
    {
        if (_kept.Add(digest))
            _newBlobs.Add(new Blob(db.Tenant, digest, form, size ?? bytes.Length, bytes));
    }

    private ArtifactId Begin(ArtifactKind kind, string path)
    {
        var artifact = new Artifact(new ArtifactId(Guid.CreateVersion7(db.Now)), db.Tenant, product, kind, path, db.Now);
        _newArtifacts.Add(artifact);
        return artifact.Id;
    }
}
