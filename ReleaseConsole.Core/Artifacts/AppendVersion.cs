using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>Content ready to become a version: its canonical bytes, and the original ones when they differ.</summary>
public sealed record NewContent(ContentForm Form, byte[] Canonical, byte[] Original, string Format)
{
    public Digest Digest { get; } = Digest.Of(Canonical);

    /// <summary>The digest of the original bytes, which for most texts are the canonical ones.</summary>
    public Digest OriginalDigest => _original ?? Digest;

    /// <summary>What a dataset is like, kept beside it; null for every other kind.</summary>
    public byte[]? Profile { get; init; }

    private readonly Digest? _original =
        ReferenceEquals(Original, Canonical) || Original.AsSpan().SequenceEqual(Canonical) ? null : Digest.Of(Original);

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

    /// <summary>Where the profile of a dataset's version is kept.</summary>
    public Digest? Profile { get; init; }
}

/// <summary>The version a save ended in; <see cref="IsNew"/> is false when the newest version already has these bytes.</summary>
public sealed record AppendedVersion(Artifact Artifact, ArtifactVersion Version, bool IsNew);

/// <summary>
/// Adds content to artifacts inside the caller's unit of work: the one place that numbers versions. It records nothing; the use case
/// that calls it does. Two writers of one number meet at the unique index, and the second one is refused.
/// </summary>
public static class VersionAppending
{
    public static async Task<AppendedVersion> AppendVersionAsync(
        this ConsoleDb db, Actor actor, ProductId product, ArtifactKind kind, string path, NewContent content, string message,
        VersionOrigin origin, CancellationToken cancel)
    {
        var batch = await VersionBatch.OfAsync(db, product, [(kind, path)], [content], cancel);
        var appended = batch.Append(actor, kind, path, content, message, origin);
        batch.Track();
        return appended;
    }

    /// <summary>Keeps content under its digest, once per tenant.</summary>
    internal static async Task KeepBlobAsync(this ConsoleDb db, Digest digest, ContentForm form, byte[] bytes, CancellationToken cancel)
    {
        if (db.Set<Blob>().Local.Any(blob => blob.Digest == digest) || await db.Set<Blob>().AnyAsync(blob => blob.Digest == digest, cancel))
            return;
        db.Add(new Blob(db.Tenant, digest, form, bytes.Length, bytes));
    }
}
