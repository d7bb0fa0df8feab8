using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>
/// The last step of an import: pins what each release file lists to the bytes just read, freezes the release, and ends the import.
/// Done twice it ends in the same release.
/// </summary>
public sealed class CarryOutReleaseFiles(IDbContextFactory<ConsoleDb> contexts, FreezeRelease freeze)
{
    public async Task<Result<Done>> RunAsync(string productSlug, ImportId id, ImportReading reading, Actor actor, CancellationToken cancel)
    {
        if (await RefuseAsync(productSlug, id, actor, cancel) is { } refusal)
            return refusal;
        // Only a release file asks which item became what; how many became what is counted where they are.
        var items = reading.Releases.Count == 0 ? [] : await ItemsAsync(id, actor, cancel);
        var outcomes = new List<(string Path, Result<FrozenRelease> Result)>();
        foreach (var (path, file) in reading.Releases)
        {
            var request = file.Succeeded ? ReleasePlan.Of(file.Value, items, reading) : file.Refusal;
            outcomes.Add((path, request.Succeeded ? await freeze.RunAsync(productSlug, request.Value, actor, cancel) : request.Refusal));
        }

        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        var import = await db.Set<Import>().FirstAsync(one => one.Id == id, cancel);
        if (!import.IsOpen)
            return IngestRefusals.RunsElsewhere();
        var last = items.Count == 0 ? 0 : items.Max(item => item.Ordinal);
        var rows = outcomes.Select((one, index) => Row(db, id, last + 1 + index, one.Path, one.Result)).ToList();
        db.AddRange(rows);
        db.Record(actor, import.Finish(
            rows.Count == 0
                ? await ImportProgress.CountsAsync(db, id, cancel)
                : OutcomeCounts.Of(items.Concat(rows).Select(item => item.Outcome)),
            [.. outcomes.Where(one => one.Result.Succeeded).Select(one => one.Result.Value.Version)], db.Now));

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return default(Done);
    }

    private async Task<Refusal?> RefuseAsync(string productSlug, ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        return await db.Set<Import>().AnyAsync(one => one.Id == id && one.ProductId == product, cancel)
            ? null
            : IngestRefusals.NoSuchImport();
    }

    private async Task<List<ImportItem>> ItemsAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await db.Set<ImportItem>().AsNoTracking().Where(item => item.ImportId == id).OrderBy(item => item.Ordinal)
            .ToListAsync(cancel);
    }

    private static ImportItem Row(ConsoleDb db, ImportId import, int ordinal, string path, Result<FrozenRelease> result) => result.Succeeded
        ? new ImportItem(
            db.Tenant, import, ordinal, path, result.Value.IsNew ? ItemOutcome.Created : ItemOutcome.Unchanged, Kind: null,
            ArtifactPath: null,
            result.Value.Manifest, Version: null, Code: null,
            string.Join(
                " ", result.Value.Noted.Prepend(
                    $"Release {result.Value.Version} {(result.Value.IsNew ? "is frozen." : "is already frozen with this content.")}")),
            Line: null, Column: null)
        : new ImportItem(
            db.Tenant, import, ordinal, path, ItemOutcome.Refused, Kind: null, ArtifactPath: null, Digest: null, Version: null,
            result.Refusal.Code, ReleasesRefusals.InFull(result.Refusal), Places.Parse(result.Refusal.Place).Line,
            Places.Parse(result.Refusal.Place).Column);
}
