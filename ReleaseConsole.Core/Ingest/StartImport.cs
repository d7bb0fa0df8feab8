using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Takes the files that someone hands in and makes the import known. Nothing is read yet; <see cref="RunImport"/> does that,
/// now or after a restart.
/// </summary>
public sealed class StartImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area)
{
    public async Task<Result<ImportId>> RunAsync(string productSlug, IImportSource source, Actor actor, CancellationToken cancel)
    {
        var admission = await AdmitAsync(productSlug, actor, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;

        await using var db = await contexts.OpenAsync(actor, cancel);
        var import = new ImportId(Guid.CreateVersion7(db.Now));
        var files = await area.StageAsync(import, source, actor, cancel);
        if (!files.Succeeded)
            return files.Refusal;

        var begun = new Import(source.Name, files.Value, db.Now)
        {
            Id = import,
            TenantId = db.Tenant,
            ProductId = admission.Value.Product.Id,
            Source = source.Kind,
            StartedByKind = actor.Kind,
            StartedById = actor.Id,
            StartedByName = actor.Name,
        };
        begun.ComesFrom(source.Origin);
        db.Add(begun);
        db.Record(actor, new ImportStarted(import.Value, source.Kind, source.Name, files.Value) { Product = admission.Value.Product.Id });

        await db.SaveChangesAsync(cancel);
        return import;
    }

    /// <summary>Asked before a byte is taken: an upload can be long, and a refusal should not wait for its end.</summary>
    private async Task<Result<Admission>> AdmitAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        return await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
    }
}
