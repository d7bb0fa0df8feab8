using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Reads the files of an ended import again, as a new import: after a person decided what waited, or rules or limits changed. What was
/// saved before is as before.
/// </summary>
public sealed class RetryImport(IDbContextFactory<ConsoleDb> contexts, StagingArea area, StartImport start)
{
    public async Task<Result<ImportId>> RunAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        string product;
        Import import;
        await using (var db = await contexts.OpenAsync(actor, cancel))
        {
            if (await db.Set<Import>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } found)
                return IngestRefusals.NoSuchImport();
            var admission = await db.AdmitAsync(actor, found.ProductId, Permission.Author, cancel);
            if (!admission.Succeeded)
                return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
            (import, product) = (found, admission.Value.Product.Slug);
        }

        if (import.IsOpen)
            return IngestRefusals.StillOpen();
        if (area.Open(id) is not { } kept)
            return IngestRefusals.FilesNotKept();

        var started = await start.RunAsync(product, new KeptSource(import.Source, import.SourceName, kept), actor, cancel);
        if (started.Succeeded)
            area.Remove(id);
        return started;
    }
}
