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
    /// <param name="file">The one file to read again, with what is read together with it; null for all of them.</param>
    public async Task<Result<ImportId>> RunAsync(ImportId id, string? file, Actor actor, CancellationToken cancel)
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
        if (area.Open(id) is not { } kept || (file is not null && kept.Index.Files.All(one => one.Path != file)))
            return IngestRefusals.FilesNotKept();

        var started = await start.RunAsync(product, new KeptSource(import, kept, file), actor, cancel);
        // The others may still be read again from there.
        if (started.Succeeded && file is null)
            area.Remove(id);
        return started;
    }
}
