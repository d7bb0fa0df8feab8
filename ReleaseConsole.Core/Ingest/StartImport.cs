using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>An import that was begun, or none because its source has nothing new.</summary>
internal sealed record StartedImport(ImportId? Import, Digest? Fingerprint);

/// <summary>
/// Takes the files of a source in and makes the import known. Nothing is read yet; <see cref="RunImport"/> does that,
/// now or after a restart.
/// </summary>
public sealed class StartImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area)
{
    public async Task<Result<ImportId>> RunAsync(string productSlug, IImportSource source, Actor actor, CancellationToken cancel) =>
        (await FromSourceAsync(productSlug, source, stored: null, known: null, actor, cancel)).Then(started => started.Import!.Value);

    /// <param name="known">What the last import of this source was made of; the same again makes none.</param>
    internal async Task<Result<StartedImport>> FromSourceAsync(
        string productSlug, IImportSource source, SourceId? stored, Digest? known, Actor actor, CancellationToken cancel)
    {
        var admission = await AdmitAsync(productSlug, actor, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;

        await using var db = await contexts.OpenAsync(actor, cancel);
        var import = new ImportId(Guid.CreateVersion7(db.Now));
        var files = await StageAsync(import, source, actor, cancel);
        if (!files.Succeeded)
            return files.Refusal;

        var fingerprint = stored is null ? (Digest?)null : await area.Open(import)!.FingerprintAsync(cancel);
        if (fingerprint is not null && fingerprint == known)
        {
            area.Remove(import);
            return new StartedImport(Import: null, fingerprint);
        }

        var begun = new Import(
            import, db.Tenant, admission.Value.Product.Id, source.Kind, source.Name, files.Value, actor.Kind, actor.Id, actor.Name, db.Now);
        begun.ComesFrom(source.Origin, stored);
        db.Add(begun);
        db.Record(actor, new ImportStarted(import.Value, source.Kind, source.Name, files.Value) { Product = admission.Value.Product.Id });

        await db.SaveChangesAsync(cancel);
        return new StartedImport(import, fingerprint);
    }

    /// <summary>Asked before a byte is taken: an upload can be long, and a refusal should not wait for its end.</summary>
    private async Task<Result<Admission>> AdmitAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
    }

    private async Task<Result<int>> StageAsync(ImportId import, IImportSource source, Actor actor, CancellationToken cancel)
    {
        var staging = area.Begin(import);
        var sealedUp = false;
        try
        {
            if (await source.StageAsync(staging, cancel) is { } refusal)
                return refusal;
            if (staging.Count == 0)
                return IngestRefusals.NothingToImport(source.Name);
            await staging.SealAsync(source, actor, cancel);
            sealedUp = true;
            return staging.Count;
        }
        finally
        {
            if (!sealedUp)
                area.Remove(import);
        }
    }
}
