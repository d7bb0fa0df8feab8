using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Fetches the outside place of an import that waits for it. Called again after a stop it begins anew. A job that finds the same files as
/// the time before ends the import as unchanged; a person who asks has them read in any case.
/// </summary>
public sealed class FetchImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area, SourceOpening opening)
{
    /// <returns>Whether files wait to be read now; otherwise the import has ended.</returns>
    internal async Task<Result<bool>> RunAsync(Import import, Actor actor, CancellationToken cancel)
    {
        var connection = import.Reads();
        var opened = opening.Open(connection, await KnownAsync(import, connection, actor, cancel));
        var files = opened.Succeeded
            ? await StageAsync(import.Id, NamedFormats.Of(opened.Value.Files, connection.Formats), actor, cancel)
            : opened.Refusal;
        // Only what is fetched again and again is held against the time before.
        var fingerprint = files.Succeeded && import.SourceId is not null
            ? await area.Open(import.Id)!.FingerprintAsync(cancel)
            : (Digest?)null;
        var read = await SettleAsync(import.Id, opened.Succeeded ? opened.Value.Files : null, files, fingerprint, actor, cancel);
        if (read is not { Succeeded: true, Value: true })
            area.Remove(import.Id);
        return read;
    }

    private async Task<KnownOutside> KnownAsync(Import import, SourceConnection connection, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await KnownOutside.OfAsync(db, import, connection, cancel);
    }

    private async Task<Result<int>> StageAsync(ImportId id, IImportSource source, Actor actor, CancellationToken cancel)
    {
        try
        {
            return await area.StageAsync(id, source, actor, cancel);
        }
        catch
        {
            // A host that stops goes on with it at the next start: it stays the one that fetches.
            area.Reserve(id);
            throw;
        }
    }

    private async Task<Result<bool>> SettleAsync(
        ImportId id, IImportSource? source, Result<int> files, Digest? fingerprint, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var import = await db.Set<Import>().FirstAsync(one => one.Id == id, cancel);
        if (!import.IsOpen)
            return IngestRefusals.RunsElsewhere();
        var stored = await db.Set<Source>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == import.SourceId, cancel);
        var pulse = stored is null ? null : await db.Set<SourcePulse>().FirstAsync(one => one.SourceId == stored.Id, cancel);
        var isKnown = actor.Kind == ActorKind.Job && pulse is not null && pulse.Fingerprint == fingerprint
            && !await db.Set<Import>().AnyAsync(one => one.Id == pulse.LastImport && one.State == ImportState.Failed, cancel);

        if (files.Refusal is { } refusal)
            Fail(db, import, refusal, actor);
        else if (fingerprint is not null && isKnown)
            EndUnchanged(db, import, source!, actor);
        else
            Arrive(db, import, source!, files.Value, actor);
        if (stored is not null && files.Refusal is { } unread)
            db.NoteUnread(stored, pulse!, unread, actor);
        else if (stored is not null)
            db.NoteRead(stored, pulse!, import, fingerprint!.Value);

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return files.Then(_ => import.IsOpen);
    }

    private static void Fail(ConsoleDb db, Import import, Refusal refusal, Actor actor)
    {
        import.Fail(refusal.Sentence, db.Now);
        db.Record(actor, new ImportFailed(import.Id.Value, refusal.Sentence) { Product = import.ProductId });
    }

    private static void EndUnchanged(ConsoleDb db, Import import, IImportSource source, Actor actor)
    {
        import.FoundNothingNew(source.Origin, db.Now);
        db.Record(
            actor, new NothingNewFetched(import.Id.Value, source.Kind, source.Name, import.OutsideRevision) { Product = import.ProductId });
    }

    private static void Arrive(ConsoleDb db, Import import, IImportSource source, int files, Actor actor)
    {
        import.Arrived(source.Name, files, source.Origin);
        db.Record(actor, new ImportStarted(import.Id.Value, source.Kind, source.Name, files) { Product = import.ProductId });
    }
}
