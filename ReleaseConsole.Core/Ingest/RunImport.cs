using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An ended import in numbers.</summary>
public sealed record ImportOutcome(ImportId Id, ImportState State, OutcomeCounts Outcomes, string? Problem);

/// <summary>
/// Reads a staged import and saves it in parts, each in one transaction with its audit entry. Called again after a stop it goes on
/// behind the last part that was saved; called for an ended import it answers how that ended.
/// </summary>
public sealed class RunImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area, CarryOutReleaseFiles releases, IngestOptions limits)
{
    private const int ItemsAtOnce = 200;
    private const long BytesAtOnce = 16 * 1024 * 1024;

    public async Task<Result<ImportOutcome>> RunAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Author, cancel);
        if (!admission.Succeeded)
            return import.IsOpen ? await EndAsync(id, actor, admission.Refusal.Sentence, cancel) : admission.Refusal;
        if (!import.IsOpen)
            return await OutcomeAsync(id, actor, cancel);
        if (area.Open(id) is not { } staged)
            return await EndAsync(id, actor, IngestRefusals.StagedFilesGone().Sentence, cancel);

        var survey = await Survey.OfAsync(db, import.ProductId, staged, limits, cancel);
        var saved = await db.Set<ImportItem>().Where(item => item.ImportId == id).MaxAsync(item => (int?)item.Ordinal, cancel) ?? 0;
        foreach (var part in InParts(survey.ItemsAfter(saved)))
            if (await SaveAsync(id, part, survey, actor, cancel) is { } refusal)
                return refusal;

        if (await releases.RunAsync(admission.Value.Product.Slug, id, survey.Reading, actor, cancel) is { Succeeded: false } stopped)
            return stopped.Refusal;
        var outcome = await OutcomeAsync(id, actor, cancel);
        // What was refused or asked about may be read again once a person has decided; the rest is in the database.
        // A file with a secret in it is not left lying about.
        if (outcome is { Succeeded: true, Value.Outcomes: { Refused: 0, Unresolved: 0 } }
            || await db.Set<ImportItem>().AnyAsync(item => item.ImportId == id && item.Code != null && IngestRefusals.SecretCodes.Contains(item.Code), cancel))
            area.Remove(id);
        else
            area.KeepNewest(id);
        return outcome;
    }

    /// <summary>Ends an import that cannot go on; what it saved stays.</summary>
    public async Task<Result<ImportOutcome>> EndAsync(ImportId id, Actor actor, string reason, CancellationToken cancel)
    {
        await using (var db = await contexts.OpenAsync(actor, cancel))
        {
            if (await db.Set<Import>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
                return IngestRefusals.NoSuchImport();
            if (import.IsOpen)
            {
                import.Fail(reason, db.Now);
                db.Record(actor, new ImportFailed(id.Value, reason) { Product = import.ProductId });
                await db.SaveChangesAsync(cancel);
            }
        }
        area.Remove(id);
        return await OutcomeAsync(id, actor, cancel);
    }

    private async Task<Refusal?> SaveAsync(ImportId id, IReadOnlyList<ReadItem> part, Survey survey, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        var import = await db.Set<Import>().FirstAsync(one => one.Id == id, cancel);
        if (!import.IsOpen || await db.Set<ImportItem>().AnyAsync(item => item.ImportId == id && item.Ordinal >= part[0].Ordinal, cancel))
            return IngestRefusals.RunsElsewhere();
        var saving = await ItemSaving.OfAsync(db, import, survey.Reading, actor, [.. part.Select(item => (item, survey.Settle(item)))], cancel);
        import.Advance(part[^1].FilesRead);
        db.Record(actor, saving.WhatHappened());
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return null;
    }

    private async Task<Result<ImportOutcome>> OutcomeAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var import = await db.Set<Import>().AsNoTracking().FirstAsync(one => one.Id == id, cancel);
        return new ImportOutcome(id, import.State, await ImportProgress.CountsAsync(db, id, cancel), import.Problem);
    }

    private static IEnumerable<IReadOnlyList<ReadItem>> InParts(IEnumerable<ReadItem> items)
    {
        var (part, bytes) = (new List<ReadItem>(), 0L);
        foreach (var item in items)
        {
            part.Add(item);
            bytes += item.Weight;
            if (part.Count < ItemsAtOnce && bytes < BytesAtOnce)
                continue;
            yield return part;
            (part, bytes) = ([], 0);
        }
        if (part.Count > 0)
            yield return part;
    }
}
