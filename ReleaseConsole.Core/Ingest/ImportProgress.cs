using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>How far is this import, and what became of each item? At most 500 items at a time.</summary>
public sealed class ImportProgress(IDbContextFactory<ConsoleDb> contexts, StagingArea area)
{
    // Nobody is told to wait for what begins at once.
    private static readonly TimeSpan NoticedWait = TimeSpan.FromSeconds(5);

    public async Task<Result<ImportView>> RunAsync(ImportId id, ItemsWanted wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
        var items = Wanted(db.Set<ImportItem>().AsNoTracking().Where(item => item.ImportId == id), wanted);
        var shown = await items.OrderBy(item => item.Ordinal).Skip(Math.Max(0, wanted.Skip)).Take(Math.Clamp(wanted.Limit, 1, 500))
            .ToListAsync(cancel);
        var saved = await SavedAsync(db, import.ProductId, shown, cancel);
        var reading = import.IsOpen && import.IsHeardFrom(db.Now) ? area.Reads(id) : null;
        return new ImportView(
            id, admission.Value.Product.Slug, import.Source, import.SourceName, import.State, import.Total, import.Done,
            await CountsAsync(db, id, cancel), import.StartedByName, import.StartedAt, import.EndedAt, import.Problem)
        {
            Items = shown,
            Formats = saved.ToDictionary(one => one.Ordinal, one => one.Format),
            BackTo = saved.Where(one => one.Earlier is not null).ToDictionary(one => one.Ordinal, one => one.Earlier!.Value),
            MayAuthor = admission.Value.Permissions.May(Permission.Author, import.ProductId),
            CanRetry = !import.IsOpen && area.Keeps(id),
            LatestFile = import.IsOpen
                ? await db.Set<ImportItem>().Where(item => item.ImportId == id).OrderByDescending(item => item.Ordinal)
                    .Select(item => item.SourcePath).FirstOrDefaultAsync(cancel)
                : null,
            Reading = reading,
            IsWaiting = import.StartedAt < db.Now - NoticedWait && import.State switch
            {
                ImportState.Fetching => area.IsHere(id) && !area.HasBegun(id),
                ImportState.Staged => area.IsHere(id) && !area.IsWorkedOn(id),
                _ => false,
            },
            Matching = await items.CountAsync(cancel),
            Origin = import.Location is null ? null : new SourceOrigin(import.Location, import.OutsideRevision),
        };
    }

    private static IQueryable<ImportItem> Wanted(IQueryable<ImportItem> items, ItemsWanted wanted)
    {
        if (wanted.Outcome is { } outcome)
            items = items.Where(item => item.Outcome == outcome);
        if (wanted.Text?.Trim() is not { Length: > 0 } text)
            return items;
        var pattern = LikePattern.Holding(text);
        return items.Where(item => EF.Functions.Like(item.SourcePath, pattern, @"\") || EF.Functions.Like(item.ArtifactPath!, pattern, @"\")
            || EF.Functions.Like(item.Reason!, pattern, @"\"));
    }

    private static async Task<List<SavedAs>> SavedAsync(
        ConsoleDb db, ProductId product, List<ImportItem> shown, CancellationToken cancel)
    {
        var saved = shown.Where(item => item is { Kind: not null, ArtifactPath: not null, Version: not null }).ToList();
        var paths = saved.ConvertAll(item => item.ArtifactPath!).Distinct().ToList();
        if (paths.Count == 0)
            return [];
        var versions = (await (from artifact in db.Set<Artifact>().AsNoTracking()
                               join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                               where artifact.ProductId == product && paths.Contains(artifact.Path)
                               select new { artifact.Kind, artifact.Path, version.Number, version.Format, version.Digest })
                .ToListAsync(cancel))
            .ToLookup(one => (one.Kind, one.Path));
        return
        [
            .. from item in saved
               from version in versions[(item.Kind!.Value, item.ArtifactPath!)]
               where version.Number == item.Version
               let earlier = versions[(item.Kind!.Value, item.ArtifactPath!)]
                   .Where(one => one.Number < version.Number && one.Digest == version.Digest).Select(one => (int?)one.Number).Max()
               select new SavedAs(item.Ordinal, version.Format, earlier),
        ];
    }

    internal static async Task<OutcomeCounts> CountsAsync(ConsoleDb db, ImportId id, CancellationToken cancel)
    {
        var counts = await db.Set<ImportItem>().Where(item => item.ImportId == id)
            .GroupBy(item => item.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        int Count(ItemOutcome outcome) => counts.FirstOrDefault(one => one.Key == outcome)?.Count ?? 0;
        return new OutcomeCounts(
            Count(ItemOutcome.Created), Count(ItemOutcome.Unchanged), Count(ItemOutcome.Unresolved), Count(ItemOutcome.Refused),
            Count(ItemOutcome.Ignored), Count(ItemOutcome.Missing));
    }

    private readonly record struct SavedAs(int Ordinal, string Format, int? Earlier);
}
