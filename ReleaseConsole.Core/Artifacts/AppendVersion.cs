using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Content ready to become a version: its canonical bytes, and the original ones when they differ.</summary>
public sealed record NewContent(ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    public Digest Digest { get; } = Digest.Of(Canonical);

    public static NewContent Plain(ContentForm form, byte[] canonical, string format) => new(form, canonical, canonical, format);
}

/// <summary>Where a version came from, kept as JSON with it: a file, a commit, the editor, the API, an outside system.</summary>
public sealed record VersionOrigin(string Kind, string? Name, string? Path, string? Commit = null)
{
    /// <summary>The outside place's address, without any credential.</summary>
    public string? Location { get; init; }

    /// <summary>What the artifact is called there, e.g. <c>langfuse:support/triage</c> or <c>mcp:mcp-servers/everything/echo</c>.</summary>
    public string? OutsideId { get; init; }

    /// <summary>Which version of it this is there: Langfuse's or MLflow's number.</summary>
    public string? OutsideVersion { get; init; }

    /// <summary>When it was seen there, and who had it fetched.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    public string? By { get; init; }
}

/// <summary>The version a save ended in; <see cref="IsNew"/> is false when the newest version already has these bytes.</summary>
public sealed record AppendedVersion(Artifact Artifact, ArtifactVersion Version, bool IsNew);

/// <summary>
/// Adds content to an artifact inside the caller's unit of work: the one place that numbers versions. It records nothing;
/// the use case that calls it does. Two writers of one number meet at the unique index, and the second one is refused.
/// </summary>
public static class VersionAppending
{
    public static async Task<AppendedVersion> AppendVersionAsync(
        this ConsoleDb db, Actor actor, ProductId product, ArtifactKind kind, string path, NewContent content, string message,
        VersionOrigin origin, CancellationToken cancel)
    {
        var artifact = await ArtifactAsync(db, product, kind, path, cancel);
        var newest = await db.Set<ArtifactVersion>().AsNoTracking()
            .Where(version => version.ArtifactId == artifact.Id).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancel);
        newest = db.Set<ArtifactVersion>().Local.Where(version => version.ArtifactId == artifact.Id).MaxBy(version => version.Number) ?? newest;
        if (newest?.Digest == content.Digest)
            return new AppendedVersion(artifact, newest, IsNew: false);

        await db.KeepBlobAsync(content.Digest, content.Form, content.Canonical, cancel);
        var original = Digest.Of(content.Original);
        await db.KeepBlobAsync(original, ContentForm.Bytes, content.Original, cancel);
        var version = new ArtifactVersion(
            new ArtifactVersionId(Guid.CreateVersion7(db.Now)), db.Tenant, artifact.Id, (newest?.Number ?? 0) + 1, content.Digest,
            newest?.Digest, original, content.Format, actor.Id, actor.Name, [.. actor.Contributors], message,
            System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(origin)), db.Now);
        db.Add(version);
        return new AppendedVersion(artifact, version, IsNew: true);
    }

    private static async Task<Artifact> ArtifactAsync(ConsoleDb db, ProductId product, ArtifactKind kind, string path, CancellationToken cancel)
    {
        var known = db.Set<Artifact>().Local.FirstOrDefault(one => one.ProductId == product && one.Kind == kind && one.Path == path)
            ?? await db.Set<Artifact>().FirstOrDefaultAsync(one => one.ProductId == product && one.Kind == kind && one.Path == path, cancel);
        if (known is not null)
            return known;
        var artifact = new Artifact(new ArtifactId(Guid.CreateVersion7(db.Now)), db.Tenant, product, kind, path, db.Now);
        db.Add(artifact);
        return artifact;
    }

    /// <summary>Keeps content under its digest, once per tenant.</summary>
    internal static async Task KeepBlobAsync(this ConsoleDb db, Digest digest, ContentForm form, byte[] bytes, CancellationToken cancel)
    {
        if (db.Set<Blob>().Local.Any(blob => blob.Digest == digest) || await db.Set<Blob>().AnyAsync(blob => blob.Digest == digest, cancel))
            return;
        db.Add(new Blob(db.Tenant, digest, form, bytes.Length, bytes));
    }
}
