using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import as its page and <c>GET /imports/{id}</c> show it.</summary>
public sealed record ImportView(
    ImportId Id, string Product, string Source, string SourceName, ImportState State, int Total, int Done, OutcomeCounts Outcomes,
    string StartedBy, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string? Problem)
{
    /// <summary>The items that were asked for, in the order they were read.</summary>
    public required IReadOnlyList<ImportItem> Items { get; init; }

    /// <summary>The format each shown version was read in, by the item's number.</summary>
    public IReadOnlyDictionary<int, string> Formats { get; init; } = new Dictionary<int, string>();

    /// <summary>How many items the filter leaves in all.</summary>
    public required int Matching { get; init; }

    /// <summary>The outside place and its state, e.g. the commit; null for what was handed in.</summary>
    public SourceOrigin? Origin { get; init; }

    public bool IsOpen => State is ImportState.Staged or ImportState.Running;

    /// <summary>Its files are kept and can be read again.</summary>
    public bool CanRetry { get; init; }
}

/// <summary>How far is this import, and what became of each item? Items by outcome, at most 500 at a time.</summary>
public sealed class ImportProgress(IDbContextFactory<ConsoleDb> contexts, StagingArea area)
{
    public async Task<Result<ImportView>> RunAsync(ImportId id, ItemOutcome? outcome, int skip, int limit, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
        var items = db.Set<ImportItem>().AsNoTracking().Where(item => item.ImportId == id && (outcome == null || item.Outcome == outcome));
        var shown = await items.OrderBy(item => item.Ordinal).Skip(skip).Take(Math.Clamp(limit, 1, 500)).ToListAsync(cancel);
        return new ImportView(
            id, admission.Value.Product.Slug, import.Source, import.SourceName, import.State, import.Total, import.Done,
            await CountsAsync(db, id, cancel), import.StartedByName, import.StartedAt, import.EndedAt, import.Problem)
        {
            Items = shown,
            Formats = await FormatsAsync(db, import.ProductId, shown, cancel),
            CanRetry = !import.IsOpen && area.Keeps(id),
            Matching = await items.CountAsync(cancel),
            Origin = import.Location is null ? null : new SourceOrigin(import.Location, import.OutsideRevision),
        };
    }

    private static async Task<Dictionary<int, string>> FormatsAsync(ConsoleDb db, ProductId product, List<ImportItem> shown, CancellationToken cancel)
    {
        var paths = shown.Where(item => item.Version is not null).Select(item => item.ArtifactPath!).Distinct().ToList();
        if (paths.Count == 0)
            return [];
        var versions = await (from artifact in db.Set<Artifact>().AsNoTracking()
                              join version in db.Set<ArtifactVersion>().AsNoTracking() on artifact.Id equals version.ArtifactId
                              where artifact.ProductId == product && paths.Contains(artifact.Path)
                              select new { artifact.Kind, artifact.Path, version.Number, version.Format }).ToListAsync(cancel);
        var formats = versions.ToDictionary(one => (one.Kind, one.Path, one.Number), one => one.Format);
        return shown.Where(item => item is { Kind: not null, ArtifactPath: not null, Version: not null } && formats.ContainsKey((item.Kind.Value, item.ArtifactPath, item.Version.Value)))
            .ToDictionary(item => item.Ordinal, item => formats[(item.Kind!.Value, item.ArtifactPath!, item.Version!.Value)]);
    }

    internal static async Task<OutcomeCounts> CountsAsync(ConsoleDb db, ImportId id, CancellationToken cancel)
    {
        var counts = await db.Set<ImportItem>().Where(item => item.ImportId == id)
            .GroupBy(item => item.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        int Count(ItemOutcome outcome) => counts.FirstOrDefault(one => one.Key == outcome)?.Count ?? 0;
        return new OutcomeCounts(
            Count(ItemOutcome.Created), Count(ItemOutcome.Unchanged), Count(ItemOutcome.Unresolved), Count(ItemOutcome.Refused), Count(ItemOutcome.Ignored));
    }
}
