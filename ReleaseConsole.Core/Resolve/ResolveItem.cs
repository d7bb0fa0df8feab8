using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// A person says which artifact an uncertain item is. The decision holds for what else waits under that name from that file, and for later
/// imports, until it is revoked. Versions follow the order in which their contents were seen; what was seen before the newest is not put
/// over it.
/// </summary>
public sealed class ResolveItem(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ResolvedItem>> RunAsync(UnresolvedId id, ResolutionChoice choice, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Unresolved>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } item)
            return ResolveRefusals.NoSuchItem();
        var admission = await db.AdmitAsync(actor, item.ProductId, Permission.Identify, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? ResolveRefusals.NoSuchItem() : admission.Refusal;
        var isItself = await db.Set<Artifact>().AsNoTracking().AnyAsync(
            one => one.ProductId == item.ProductId && one.Kind == item.Kind && one.Path == item.Path, cancel);
        var named = await NamedAsync(db, item, choice, cancel);

        if (item.ResolvedAs is not null)
            return ResolveRefusals.AlreadyResolved(item.ResolvedBy!);
        if (ResolutionDecision.Refuse(item, choice, named, isItself) is { } refusal)
            return refusal;

        var settled = choice.Resolution == Resolution.Ignore ? [item] : await WaitingBesideAsync(db, item, cancel);
        var path = choice.Resolution == Resolution.NewArtifact ? choice.Path ?? item.Path : named?.Path;
        var versions = path is null || choice.Resolution == Resolution.Ignore
            ? null
            : await LateVersions.OfAsync(db, item.Kind, path, item.ProductId, cancel);
        foreach (var one in settled)
        {
            ArtifactId? artifact = versions is null ? null : await versions.AppendAsync(one, actor, cancel);
            one.Resolve(choice.Resolution, artifact, actor.Name, db.Now);
            db.Record(
                actor, new ItemResolved(one.Path, one.Content, choice.Resolution, versions is null ? null : path, versions?.Newest)
                { Product = one.ProductId });
        }

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return versions is null
            ? new ResolvedItem(choice.Resolution, null, null, null)
            : new ResolvedItem(choice.Resolution, path, versions.Newest, versions.NewestContent, versions.Remark);
    }

    /// <summary>The artifact the choice names: by path, or the only one the item may be.</summary>
    private static async Task<Artifact?> NamedAsync(ConsoleDb db, Unresolved item, ResolutionChoice choice, CancellationToken cancel)
    {
        if (choice.Path is { } path)
            return await db.Set<Artifact>().AsNoTracking().Where(one => one.ProductId == item.ProductId && one.Path == path)
                .OrderByDescending(one => one.Kind == item.Kind).FirstOrDefaultAsync(cancel);
        return choice.Resolution is Resolution.SameArtifact or Resolution.Alias && item.Suggestion is { } only && item.MayBe.Count < 2
            ? await db.Set<Artifact>().AsNoTracking().FirstAsync(one => one.Id == only, cancel)
            : null;
    }

    /// <summary>
    /// The item and what else waits under its name: from its file, or with it from the same outside system, in the order it was seen. What
    /// came with one import is in the order it was read.
    /// </summary>
    private static async Task<IReadOnlyList<Unresolved>> WaitingBesideAsync(ConsoleDb db, Unresolved item, CancellationToken cancel)
    {
        var isOutside = item.OutsideId is { } id && OutsideIds.IsUnique(id);
        var waiting = await db.Set<Unresolved>().Where(one => one.ProductId == item.ProductId && one.Kind == item.Kind
            && one.Path == item.Path && (isOutside || one.SourcePath == item.SourcePath) && one.OutsideId == item.OutsideId
            && one.ResolvedAs == null).ToListAsync(cancel);
        if (waiting.Count == 1)
            return waiting;
        var imports = waiting.Select(one => one.ImportId).Distinct().ToList();
        var read = (await db.Set<ImportItem>().AsNoTracking()
            .Where(one => imports.Contains(one.ImportId) && one.Outcome == ItemOutcome.Unresolved && one.ArtifactPath == item.Path)
            .Select(one => new { one.ImportId, one.SourcePath, one.Ordinal }).ToListAsync(cancel))
            .ToLookup(one => (one.ImportId, one.SourcePath), one => one.Ordinal);
        // Where the outside system numbers them its numbers say which came first.
        return [.. waiting.OrderBy(one => OutsideNumbers.In(one.Origin is { } origin ? Provenance.Read(origin).OutsideVersion : null))
            .ThenBy(one => one.CreatedAt).ThenBy(one => read[(one.ImportId, one.SourcePath)].FirstOrDefault())];
    }
}
