using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// The import of an outside place, known before a byte of it is fetched: whoever asked gets its address at once, and a host that is
/// killed while it fetches leaves something to go on with.
/// </summary>
internal static class NewFetch
{
    public static ImportId AddFetch(
        this ConsoleDb db, StagingArea area, ProductId product, SourceConnection connection, IImportSource files, SourceId? stored,
        Actor actor)
    {
        var id = new ImportId(Guid.CreateVersion7(db.Now));
        // The folder says which host fetches; one without a row is swept away later.
        area.Reserve(id);
        var import = new Import(files.Name, total: 0, db.Now)
        {
            Id = id,
            TenantId = db.Tenant,
            ProductId = product,
            Source = files.Kind,
            StartedByKind = actor.Kind,
            StartedById = actor.Id,
            StartedByName = actor.Name,
        };
        import.WaitsForFetch(connection, stored);
        db.Add(import);
        db.Record(actor, new FetchStarted(id.Value, files.Kind, files.Name) { Product = product });
        return id;
    }
}
