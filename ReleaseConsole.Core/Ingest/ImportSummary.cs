using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The import before of the same place.</summary>
public sealed record EarlierImport(ImportId Id, DateTimeOffset StartedAt);

/// <summary>Where an import came from: the place and its state, what of it was asked for, and the source that was run.</summary>
public sealed record ImportPlace(
    string Location, string? Revision, SourceConnection? Asked, SourceId? Source, string? SourceName, EarlierImport? Before);

/// <summary>What did this import bring, and from where?</summary>
public sealed class ImportSummary(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ImportSummaryView>> RunAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
        var items = db.Set<ImportItem>().AsNoTracking().Where(item => item.ImportId == id && item.Version != null);
        var created = await items.Where(item => item.Outcome == ItemOutcome.Created).Select(item => new { item.Kind, item.ArtifactPath })
            .Distinct().CountAsync(cancel);
        return new ImportSummaryView(
            created, await FormatsAsync(db, import.ProductId, items, cancel), await PlaceAsync(db, import, cancel))
        {
            Releases = await ReleasesAsync(db, import, cancel),
        };
    }

    // A release file has an item of its own, without a kind, with the manifest it ended in.
    private static Task<List<string>> ReleasesAsync(ConsoleDb db, Import import, CancellationToken cancel) => (
        from item in db.Set<ImportItem>().AsNoTracking()
        where item.ImportId == import.Id && item.Kind == null && item.Outcome == ItemOutcome.Created && item.Digest != null
        join release in db.Set<Release>().AsNoTracking() on item.Digest equals (Digest?)release.ManifestDigest
        where release.ProductId == import.ProductId && release.CreatedAt >= import.StartedAt
            && (import.EndedAt == null || release.CreatedAt <= import.EndedAt)
        orderby item.Ordinal
        select release.Version).ToListAsync(cancel);

    private static async Task<List<FormatFound>> FormatsAsync(
        ConsoleDb db, ProductId product, IQueryable<ImportItem> items, CancellationToken cancel)
    {
        var counted = await (from item in items
                             from artifact in db.Set<Artifact>()
                             where artifact.ProductId == product && artifact.Kind == item.Kind && artifact.Path == item.ArtifactPath
                             join version in db.Set<ArtifactVersion>() on artifact.Id equals version.ArtifactId
                             where version.Number == item.Version
                             group item by version.Format into format
                             select new { format.Key, Count = format.Count() }).ToListAsync(cancel);
        return [.. counted.OrderByDescending(one => one.Count).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => new FormatFound(one.Key, one.Count))];
    }

    private static async Task<ImportPlace?> PlaceAsync(ConsoleDb db, Import import, CancellationToken cancel)
    {
        var asked = import.Connection is null ? null : import.Reads();
        if ((import.Location ?? asked?.Address) is not { } location)
            return null;
        var name = import.SourceId is null ? null
            : await db.Set<Source>().AsNoTracking().Where(one => one.Id == import.SourceId).Select(one => one.Name)
                .FirstOrDefaultAsync(cancel);
        var before = await db.Set<Import>().AsNoTracking()
            .Where(one => one.ProductId == import.ProductId && one.StartedAt < import.StartedAt && one.Id != import.Id
                && (import.SourceId != null
                    ? one.SourceId == import.SourceId
                    : one.Location == import.Location && one.Source == import.Source))
            .OrderByDescending(one => one.StartedAt).Select(one => new EarlierImport(one.Id, one.StartedAt)).FirstOrDefaultAsync(cancel);
        return new ImportPlace(location, import.OutsideRevision, asked, name is null ? null : import.SourceId, name, before);
    }
}
