using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>The version a save ended in; <see cref="IsNew"/> is false when the newest version already has these bytes.</summary>
public sealed record AppendedVersion(ArtifactVersion Version, bool IsNew);

/// <summary>
/// Adds content to artifacts inside the caller's unit of work: the one place that numbers versions. It records nothing; the use case
/// that calls it does. Two writers of one number meet at the unique index, and the second one is refused.
/// </summary>
public static class VersionAppending
{
    public static async Task<AppendedVersion> AppendVersionAsync(
        this ConsoleDb db, Actor actor, ProductId product, ArtifactKind kind, string path, NewContent content, string message,
        VersionOrigin origin, CancellationToken cancel, IEnumerable<Guid>? writers = null)
    {
        var batch = new VersionBatch(db, product, await NewestVersions.OfAsync(db, product, [path], cancel));
        var appended = batch.Append(actor, kind, path, content, message, origin, writers);
        await batch.TrackAsync(cancel);
        return appended.Row is { } row
            ? new AppendedVersion(row, IsNew: true)
            : new AppendedVersion(await RowAsync(db, appended.Newest, cancel), IsNew: false);
    }

    private static async Task<ArtifactVersion> RowAsync(ConsoleDb db, NewestVersion newest, CancellationToken cancel) =>
        db.Set<ArtifactVersion>().Local.FirstOrDefault(one => one.ArtifactId == newest.Artifact && one.Number == newest.Number)
        ?? await db.Set<ArtifactVersion>().AsNoTracking().FirstAsync(
            one => one.ArtifactId == newest.Artifact && one.Number == newest.Number, cancel);

    /// <summary>Keeps content under its digest, once per tenant.</summary>
    internal static async Task KeepBlobAsync(this ConsoleDb db, Digest digest, ContentForm form, byte[] bytes, CancellationToken cancel)
    {
        if (db.Set<Blob>().Local.Any(blob => blob.Digest == digest) || await db.Set<Blob>().AnyAsync(blob => blob.Digest == digest, cancel))
            return;
        db.Add(new Blob(db.Tenant, digest, form, bytes.Length, bytes));
    }
}
