using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>What an item became: the version it is now, or nothing when it is left out.</summary>
public sealed record ResolvedItem(Resolution Resolution, string? Path, int? Version, Digest? Digest);

/// <summary>
/// A person says which artifact an uncertain item is. The decision holds for later imports of the same path too.
/// </summary>
public sealed class ResolveItem(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ResolvedItem>> RunAsync(UnresolvedId id, Resolution resolution, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Unresolved>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } item)
            return ResolveRefusals.NoSuchItem();
        var admission = await db.AdmitAsync(actor, item.ProductId, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ResolveRefusals.NoSuchItem() : admission.Refusal;
        var suggested = item.Suggestion is null ? null : await db.Set<Artifact>().AsNoTracking().FirstAsync(one => one.Id == item.Suggestion, cancel);

        if (item.ResolvedAs is not null)
            return ResolveRefusals.AlreadyResolved(item.ResolvedBy!);
        if (resolution == Resolution.SameArtifact && suggested is null)
            return ResolveRefusals.NothingSuggested();

        item.Resolve(resolution, actor.Name, db.Now);
        var appended = resolution switch
        {
            Resolution.SameArtifact => await AppendAsync(db, item, suggested!.Kind, suggested.Path, actor, cancel),
            Resolution.NewArtifact => await AppendAsync(db, item, item.Kind, item.Path, actor, cancel),
            Resolution.Ignore => null,
        };
        db.Record(actor, new ItemResolved(item.Path, item.Content, resolution, appended?.Artifact.Path, appended?.Version.Number) { Product = item.ProductId });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new ResolvedItem(resolution, appended?.Artifact.Path, appended?.Version.Number, appended?.Version.Digest);
    }

    private static async Task<AppendedVersion> AppendAsync(
        ConsoleDb db, Unresolved item, ArtifactKind kind, string path, Actor actor, CancellationToken cancel)
    {
        var content = await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Content, cancel);
        var original = await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Original, cancel);
        var import = await db.Set<Import>().AsNoTracking().FirstAsync(one => one.Id == item.ImportId, cancel);
        return await db.AppendVersionAsync(
            actor, item.ProductId, kind, path, new NewContent(content.Form, content.Bytes, original.Bytes, item.Format),
            $"Imported from {import.SourceName}", new VersionOrigin(import.Source, import.SourceName, item.SourcePath), cancel);
    }
}
