using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Saves what is staged of an import behind what was saved of it before, part by part, each in one transaction with its audit entry;
/// then carries out its release files.
/// </summary>
public sealed class SaveImport(IDbContextFactory<ConsoleDb> contexts, LargeContents contents, CarryOutReleaseFiles releases)
{
    private const int ItemsAtOnce = 1000;
    private const long BytesAtOnce = 16 * 1024 * 1024;

    /// <returns>Why it could not go on; null when all of it is saved.</returns>
    internal async Task<Refusal?> RunAsync(
        Import import, StagedImport staged, string product, IngestOptions limits, Actor actor, CancellationToken cancel)
    {
        var id = import.Id;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var survey = await Survey.OfAsync(db, import.ProductId, staged, limits, cancel);
        var saved = await db.Set<ImportItem>().Where(item => item.ImportId == id).MaxAsync(item => (int?)item.Ordinal, cancel) ?? 0;
        // Where no release file is to be carried out, the last items end the import.
        var endsWithItems = survey.Reading.Releases.Count == 0;
        var ended = false;
        foreach (var (part, isLast) in InParts(survey.ItemsAfter(saved, cancel)))
        {
            // Before the tenant's lock is taken: a file of a gigabyte takes seconds to be on the disk.
            foreach (var item in part)
                foreach (var (large, read) in item.Candidate?.Content.LargeFiles ?? [])
                    await contents.KeepAsync(actor.Tenant, large, () => read(survey.Reading.OpenFile(item.SourcePath)), cancel);
            ended = isLast && endsWithItems;
            var files = isLast && staged.Index.IsComplete
                ? staged.Index.Files.Select(file => file.Path).ToHashSet(StringComparer.Ordinal)
                : null;
            if (await SaveAsync(id, part, (ended, files), survey, actor, cancel) is { } refusal)
                return refusal;
        }
        return ended ? null : (await releases.RunAsync(product, id, survey.Reading, actor, cancel)).Refusal;
    }

    /// <param name="last">Whether the import ends with this part, and the files of a whole source behind whose last part nothing
    /// comes.</param>
    private async Task<Refusal?> SaveAsync(
        ImportId id, IReadOnlyList<ReadItem> part, (bool Ends, IReadOnlySet<string>? Files) last, Survey survey, Actor actor,
        CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginLargeAsync(cancel);
        var import = await db.Set<Import>().FirstAsync(one => one.Id == id, cancel);
        if (!import.IsOpen || await db.Set<ImportItem>().AnyAsync(item => item.ImportId == id && item.Ordinal >= part[0].Ordinal, cancel))
            return IngestRefusals.RunsElsewhere();
        var saving = await ItemSaving.OfAsync(
            db, import, survey.Reading, survey.Newest, actor, [.. part.Select(item => (item, survey.Settle(item)))], cancel);
        import.Advance(part[^1].FilesRead);
        if (last.Files is { } files)
            await db.WithdrawAsync(import, files, actor, cancel);
        db.Record(actor, saving.WhatHappened());
        await db.SaveChangesAsync(cancel);
        if (last.Ends)
        {
            db.Record(actor, import.Finish(await ImportProgress.CountsAsync(db, id, cancel), [], db.Now));
            await db.SaveChangesAsync(cancel);
        }
        await work.CommitAsync(cancel);
        saving.Committed();
        return null;
    }

    private static IEnumerable<(IReadOnlyList<ReadItem> Part, bool IsLast)> InParts(IEnumerable<ReadItem> items)
    {
        var (part, bytes) = (new List<ReadItem>(), 0L);
        foreach (var item in items)
        {
            // Only the item behind it tells that a part is not the last.
            if (part.Count == ItemsAtOnce || bytes >= BytesAtOnce)
            {
                yield return (part, false);
                (part, bytes) = ([], 0);
            }
            part.Add(item);
            bytes += item.Weight;
        }
        if (part.Count > 0)
            yield return (part, true);
    }
}
