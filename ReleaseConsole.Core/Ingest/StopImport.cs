using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Sources;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>
/// Ends an import before it is through; what it saved stays. Whoever may import into the product may stop an import of it.
/// </summary>
public sealed class StopImport(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<Done>> RunAsync(ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var work = await db.BeginExclusiveAsync(cancel);
        if (await db.Set<Import>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } import)
            return IngestRefusals.NoSuchImport();
        var admission = await db.AdmitAsync(actor, import.ProductId, Permission.Author, cancel);

        if (!admission.Succeeded)
            return admission.Refusal.Kind == RefusalKind.NotFound ? IngestRefusals.NoSuchImport() : admission.Refusal;
        if (!import.IsOpen)
            return IngestRefusals.EndedAlready();

        await db.NoteLeftAsync(import, cancel);
        // Its files are let go by who reads them, or by the sweep.
        import.Fail($"{actor.Name} stopped it.", db.Now);
        db.Record(actor, new ImportStopped(id.Value, import.SourceName) { Product = import.ProductId });

        await db.SaveChangesAsync(cancel);
        await work.CommitAsync(cancel);
        return default(Done);
    }
}
