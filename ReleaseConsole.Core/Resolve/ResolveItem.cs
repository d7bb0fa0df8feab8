using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// A decision about an item. The path names the artifact it is, or the path a new one gets; without it the likeliest artifact is
/// meant, or the path the item came with.
/// </summary>
public sealed record ResolutionChoice(Resolution Resolution, string? Path = null);

/// <summary>What an item became: the version it is now, or nothing when it is left out.</summary>
public sealed record ResolvedItem(Resolution Resolution, string? Path, int? Version, Digest? Digest);

/// <summary>
/// A person says which artifact an uncertain item is. The decision holds for later imports of the same name too, until it is revoked.
/// </summary>
public sealed class ResolveItem(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ResolvedItem>> RunAsync(UnresolvedId id, ResolutionChoice choice, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Unresolved>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } item)
            return ResolveRefusals.NoSuchItem();
        var admission = await db.AdmitAsync(actor, item.ProductId, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ResolveRefusals.NoSuchItem() : admission.Refusal;
        var isItself = await db.Set<Artifact>().AsNoTracking().AnyAsync(one => one.ProductId == item.ProductId && one.Kind == item.Kind && one.Path == item.Path, cancel);
        var named = await NamedAsync(db, item, choice, cancel);

        if (item.ResolvedAs is not null)
            return ResolveRefusals.AlreadyResolved(item.ResolvedBy!);
        if (ResolutionDecision.Refuse(item, choice, named, isItself) is { } refusal)
            return refusal;

        var path = choice.Resolution == Resolution.NewArtifact ? choice.Path ?? item.Path : named?.Path;
        var appended = choice.Resolution == Resolution.Ignore ? null : await AppendAsync(db, item, path!, actor, cancel);
        item.Resolve(choice.Resolution, appended?.Artifact.Id, actor.Name, db.Now);
        db.Record(actor, new ItemResolved(item.Path, item.Content, choice.Resolution, appended?.Artifact.Path, appended?.Version.Number) { Product = item.ProductId });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return new ResolvedItem(choice.Resolution, appended?.Artifact.Path, appended?.Version.Number, appended?.Version.Digest);
    }

    /// <summary>The artifact the choice names: by path, or the likeliest one.</summary>
    private static async Task<Artifact?> NamedAsync(ConsoleDb db, Unresolved item, ResolutionChoice choice, CancellationToken cancel)
    {
        if (choice.Path is { } path)
            return await db.Set<Artifact>().AsNoTracking().Where(one => one.ProductId == item.ProductId && one.Path == path)
                .OrderByDescending(one => one.Kind == item.Kind).FirstOrDefaultAsync(cancel);
        return choice.Resolution is Resolution.SameArtifact or Resolution.Alias && item.Suggestion is { } likeliest
            ? await db.Set<Artifact>().AsNoTracking().FirstAsync(one => one.Id == likeliest, cancel)
            : null;
    }

    private static async Task<AppendedVersion> AppendAsync(ConsoleDb db, Unresolved item, string path, Actor actor, CancellationToken cancel)
    {
        var content = await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Content, cancel);
        var original = await db.Set<Blob>().AsNoTracking().FirstAsync(blob => blob.Digest == item.Original, cancel);
        var import = await db.Set<Import>().AsNoTracking().FirstAsync(one => one.Id == item.ImportId, cancel);
        return await db.AppendVersionAsync(
            actor, item.ProductId, item.Kind, path, new NewContent(content.Form, content.Bytes, original.Bytes, item.Format),
            $"Imported from {import.SourceName}",
            item.Origin is { } origin ? JsonSerializer.Deserialize<VersionOrigin>(origin, CanonicalJson.Options)! : new VersionOrigin(import.Source, import.SourceName, item.SourcePath),
            cancel);
    }
}

/// <summary>Whether a person's choice can be carried out. Pure.</summary>
public static class ResolutionDecision
{
    /// <param name="named">The artifact the choice names, if there is one.</param>
    /// <param name="isItself">The item's own path is an artifact already.</param>
    public static Refusal? Refuse(Unresolved item, ResolutionChoice choice, Artifact? named, bool isItself) => choice.Resolution switch
    {
        Resolution.Ignore => null,
        Resolution.NewArtifact when named?.Kind == item.Kind || (choice.Path is null && isItself) => ResolveRefusals.PathTaken(choice.Path ?? item.Path),
        Resolution.NewArtifact => choice.Path is null || choice.Path == item.Path ? null : ArtifactPathRule.Refuse(item.Kind, choice.Path),
        _ when named is null => choice.Path is null ? ResolveRefusals.NothingSuggested() : ResolveRefusals.NoSuchTarget(choice.Path),
        _ when named.Kind != item.Kind => ResolveRefusals.OtherKind(named.Path, named.Kind, item.Kind),
        Resolution.Alias when isItself => ResolveRefusals.NameTaken(item.Path),
        _ => null,
    };
}
