using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Artifacts;

/// <summary>What the room's use cases and queries load in the same words.</summary>
internal static class ArtifactReading
{
    public static Task<Artifact?> ArtifactAsync(
        this ConsoleDb db, ProductId product, ArtifactKind kind, string path, CancellationToken cancel) =>
        db.Set<Artifact>().AsNoTracking().FirstOrDefaultAsync(
            one => one.ProductId == product && one.Kind == kind && one.Path == path, cancel);

    public static Task<ArtifactVersion?> NewestAsync(
        this ConsoleDb db, ProductId product, ArtifactKind kind, string path, CancellationToken cancel) =>
        (from artifact in db.Set<Artifact>().AsNoTracking()
         join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
         where artifact.ProductId == product && artifact.Kind == kind && artifact.Path == path
         orderby version.Number descending
         select version).FirstOrDefaultAsync(cancel);

    public static async Task<EditedFrom> EditedFromAsync(this ConsoleDb db, ArtifactVersion version, CancellationToken cancel)
    {
        var blob = await db.BlobAsync(version.Digest, cancel);
        return new EditedFrom(version.Format, blob.Form, blob.Bytes);
    }

    public static Task<Blob> BlobAsync(this ConsoleDb db, Digest digest, CancellationToken cancel) =>
        db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == digest, cancel);

    public static Task<Draft?> DraftAsync(this ConsoleDb db, ArtifactId artifact, Actor actor, CancellationToken cancel) =>
        db.Set<Draft>().FirstOrDefaultAsync(draft => draft.ArtifactId == artifact && draft.PersonId == actor.Id, cancel);

    public static async Task DropDraftAsync(this ConsoleDb db, ArtifactId artifact, Actor actor, CancellationToken cancel)
    {
        if (await db.DraftAsync(artifact, actor, cancel) is { } draft)
            db.Remove(draft);
    }
}
