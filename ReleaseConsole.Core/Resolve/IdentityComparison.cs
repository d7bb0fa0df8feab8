using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Compare.Diff;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>How does what waits differ from the artifact it may be?</summary>
public sealed class IdentityComparison(IDbContextFactory<ConsoleDb> contexts)
{
    /// <summary>More text than this is not laid side by side.</summary>
    private const int Longest = 1_000_000;

    public async Task<Result<ComparedItem>> RunAsync(UnresolvedId id, string? artifactPath, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Unresolved>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } item)
            return ResolveRefusals.NoSuchItem();
        var admission = await db.AdmitAsync(actor, item.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ResolveRefusals.NoSuchItem() : admission.Refusal;
        var newest = artifactPath is null ? null : await (
            from artifact in db.Set<Artifact>().AsNoTracking()
            join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
            where artifact.ProductId == item.ProductId && artifact.Path == artifactPath
            orderby version.Number descending
            select new { artifact.Kind, version.Number, version.Original }).FirstOrDefaultAsync(cancel);
        var after = await TextAsync(db, item.Kind, item.Original, cancel);
        var before = newest is null ? "" : await TextAsync(db, newest.Kind, newest.Original, cancel);
        return new ComparedItem(
            id, newest is null ? null : artifactPath, newest?.Number,
            before is null || after is null ? null : TextDiff.WithMoves(before, after));
    }

    private static async Task<string?> TextAsync(ConsoleDb db, ArtifactKind kind, Digest original, CancellationToken cancel)
    {
        var size = await db.Set<Blob>().AsNoTracking().Where(blob => blob.Digest == original).Select(blob => blob.Size).FirstAsync(cancel);
        return size > Longest ? null : OriginalText.Of(kind, (await db.BlobAsync(original, cancel)).Bytes);
    }
}
