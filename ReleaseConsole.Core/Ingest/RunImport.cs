using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An ended import in numbers.</summary>
public sealed record ImportOutcome(ImportId Id, ImportState State, OutcomeCounts Outcomes, string? Problem);

/// <summary>
/// Fetches what is still outside and has what is staged saved. Called again after a stop it goes on behind the last part that was saved;
/// called for an ended import it answers how that ended.
/// </summary>
public sealed class RunImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area, FetchImport fetch, SaveImport save)
{
    public Task<Result<ImportOutcome>> RunAsync(ImportId id, Actor actor, CancellationToken cancel) =>
        RunAsync(id, alsoReads: true, actor, cancel);

    /// <summary>Fetches what is still outside and reads nothing yet: slow places keep nobody's files from being read.</summary>
    public Task<Result<ImportOutcome>> FetchAsync(ImportId id, Actor actor, CancellationToken cancel) =>
        RunAsync(id, alsoReads: false, actor, cancel);

    private async Task<Result<ImportOutcome>> RunAsync(ImportId id, bool alsoReads, Actor actor, CancellationToken cancel)
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
                : await GoOnAsync(import, admission.Value.Product.Slug, alsoReads, actor, cancel);
        // It was stopped while it waited; files that are kept for another reading stay.
        if (!area.Keeps(id))
            area.Remove(id);
        return await OutcomeAsync(id, actor, cancel);
    }

    /// <summary>Ends an import that cannot go on; what it saved stays. A source that it did not get to read is tried again.</summary>
    internal async Task<Result<ImportOutcome>> EndAsync(ImportId id, Actor actor, string reason, CancellationToken cancel)
    {
        await using (var db = await contexts.OpenAsync(actor, cancel))
        await using (var moment = await db.BeginExclusiveAsync(cancel))
        {
            if (await db.Set<Import>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
                return IngestRefusals.NoSuchImport();
            if (import.IsOpen)
            {
                await db.NoteBrokenAsync(import, reason, actor, cancel);
                import.Fail(reason, db.Now);
                db.Record(actor, new ImportFailed(id.Value, reason) { Product = import.ProductId });
                await db.SaveChangesAsync(cancel);
            }
            await moment.CommitAsync(cancel);
        }
        area.Remove(id);
        return await OutcomeAsync(id, actor, cancel);
    }

    private async Task<Result<ImportOutcome>> GoOnAsync(
        Import import, string product, bool alsoReads, Actor actor, CancellationToken cancel)
    {
        await using var life = SignOfLife.Of(contexts, import.Id, actor);
        if (import.State == ImportState.Fetching)
        {
            var fetched = await fetch.RunAsync(import, actor, cancel);
            if (!fetched.Succeeded)
                return fetched.Refusal;
            alsoReads &= fetched.Value;
        }
        if (!alsoReads)
            return await OutcomeAsync(import.Id, actor, cancel);
        return area.Open(import.Id) is { } staged
            ? await ReadAsync(import, staged, product, actor, cancel)
            : await EndAsync(import.Id, actor, IngestRefusals.StagedFilesGone().Sentence, cancel);
    }

    private async Task<Result<ImportOutcome>> ReadAsync(
        Import import, StagedImport staged, string product, Actor actor, CancellationToken cancel)
    {
        var id = import.Id;
        using (area.NoteWork(id))
            if (await save.RunAsync(import, staged, product, area.Limits, actor, cancel) is { } refusal)
                return await LeaveAsync(id, refusal, actor, cancel);
        var outcome = await OutcomeAsync(id, actor, cancel);
        // What was refused or asked about may be read again once a person has decided; the rest is in the database.
        // A file with a secret in it is not left lying about.
        await using var db = await contexts.OpenAsync(actor, cancel);
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

    private async Task<Result<ImportOutcome>> OutcomeAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var import = await db.Set<Import>().AsNoTracking().FirstAsync(one => one.Id == id, cancel);
        return new ImportOutcome(id, import.State, await ImportProgress.CountsAsync(db, id, cancel), import.Problem);
    }
}
