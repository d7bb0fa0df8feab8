using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Resolve;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An ended import in numbers.</summary>
public sealed record ImportOutcome(ImportId Id, ImportState State, OutcomeCounts Outcomes, string? Problem);

/// <summary>
/// Fetches what is still outside, reads what is staged and saves it in parts, each in one transaction with its audit entry. Called again
/// after a stop it goes on behind the last part that was saved; called for an ended import it answers how that ended.
/// </summary>
public sealed class RunImport(
    IDbContextFactory<ConsoleDb> contexts, StagingArea area, SourceOpening opening, CarryOutReleaseFiles releases, LargeContents contents)
{
    private const int ItemsAtOnce = 1000;
    private const long BytesAtOnce = 16 * 1024 * 1024;

    public async Task<Result<ImportOutcome>> RunAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Author, cancel);
        if (!admission.Succeeded)
            return import.IsOpen && import.StartedById == actor.Id ? await EndAsync(id, actor, admission.Refusal.Sentence, cancel)
                : admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
        if (import.IsOpen)
            return !area.IsHere(id) && import.IsHeardFrom(db.Now)
                ? IngestRefusals.RunsElsewhere()
                : await GoOnAsync(import, admission.Value.Product.Slug, actor, cancel);
        // It was stopped while it waited; files that are kept for another reading stay.
        if (!area.Keeps(id))
            area.Remove(id);
        return await OutcomeAsync(id, actor, cancel);
    }

    /// <summary>Ends an import that cannot go on; what it saved stays.</summary>
    internal async Task<Result<ImportOutcome>> EndAsync(ImportId id, Actor actor, string reason, CancellationToken cancel)
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

    private async Task<Result<ImportOutcome>> GoOnAsync(Import import, string product, Actor actor, CancellationToken cancel)
    {
        await using var life = SignOfLife.Of(contexts, import.Id, actor);
        if (import.State == ImportState.Fetching)
        {
            var fetched = await new FetchImport(contexts, area, opening).RunAsync(import, actor, cancel);
            if (!fetched.Succeeded)
                return fetched.Refusal;
            if (!fetched.Value)
                return await OutcomeAsync(import.Id, actor, cancel);
        }
        return area.Open(import.Id) is { } staged
            ? await ReadAsync(import, staged, product, actor, cancel)
            : await EndAsync(import.Id, actor, IngestRefusals.StagedFilesGone().Sentence, cancel);
    }

    private async Task<Result<ImportOutcome>> ReadAsync(
        Import import, StagedImport staged, string product, Actor actor, CancellationToken cancel)
    {
        var id = import.Id;
        await using var db = await contexts.OpenAsync(actor, cancel);
        var survey = await Survey.OfAsync(db, import.ProductId, staged, area.Limits, cancel);
        var saved = await db.Set<ImportItem>().Where(item => item.ImportId == id).MaxAsync(item => (int?)item.Ordinal, cancel) ?? 0;
        foreach (var part in InParts(survey.ItemsAfter(saved, cancel)))
        {
            // Before the tenant's lock is taken: a file of a gigabyte takes seconds to be on the disk.
            foreach (var item in part)
                foreach (var (large, read) in item.Candidate?.Content.LargeFiles ?? [])
                    await contents.KeepAsync(actor.Tenant, large, () => read(survey.Reading.OpenFile(item.SourcePath)), cancel);
            if (await SaveAsync(id, part, survey, actor, cancel) is { } refusal)
                return await LeaveAsync(id, refusal, actor, cancel);
        }

        if (await releases.RunAsync(product, id, survey.Reading, actor, cancel) is { Succeeded: false } stopped)
            return await LeaveAsync(id, stopped.Refusal, actor, cancel);
        var outcome = await OutcomeAsync(id, actor, cancel);
        // What was refused or asked about may be read again once a person has decided; the rest is in the database.
        // A file with a secret in it is not left lying about.
        if (outcome is { Succeeded: true, Value.Outcomes: { Refused: 0, Unresolved: 0 } }
            || await db.Set<ImportItem>().AnyAsync(
                item => item.ImportId == id && item.Code != null && IngestRefusals.SecretCodes.Contains(item.Code), cancel))
            area.Remove(id);
        else
            area.KeepNewest(id);
        return outcome;
    }

    /// <summary>Someone stopped it meanwhile, or another process goes on with it: in the first case nobody reads its files again.</summary>
    private async Task<Result<ImportOutcome>> LeaveAsync(ImportId id, Refusal refusal, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        if (await db.Set<Import>().AnyAsync(one => one.Id == id && one.State == ImportState.Failed, cancel))
            area.Remove(id);
        return refusal;
    }

    private async Task<Refusal?> SaveAsync(ImportId id, IReadOnlyList<ReadItem> part, Survey survey, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        var import = await db.Set<Import>().FirstAsync(one => one.Id == id, cancel);
        if (!import.IsOpen || await db.Set<ImportItem>().AnyAsync(item => item.ImportId == id && item.Ordinal >= part[0].Ordinal, cancel))
            return IngestRefusals.RunsElsewhere();
        var saving = await ItemSaving.OfAsync(
            db, import, survey.Reading, survey.Newest, actor, [.. part.Select(item => (item, survey.Settle(item)))], cancel);
        import.Advance(part[^1].FilesRead);
        db.Record(actor, saving.WhatHappened());
        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        saving.Committed();
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
