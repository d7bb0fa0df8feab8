using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Begins an import of an outside place, without keeping it as a source; <see cref="RunImport"/> fetches it. Who may not make connections
/// reaches public places only, and with no credential: a secret of this machine must not be sent wherever an author points.
/// </summary>
public sealed class PullOnce(IDbContextFactory<ConsoleDb> contexts, SourceOpening opening, StagingArea area)
{
    public async Task<Result<ImportId>> RunAsync(string productSlug, SourceConnection connection, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;

        if ((connection.Credential is not null || connection.AllowsPrivateNetwork)
            && !admission.Value.Permissions.May(Permission.Connect, product))
            return SourceRefusals.OnlyAnAdmin();
        var opened = opening.Open(connection);
        if (!opened.Succeeded)
            return opened.Refusal;

        var import = db.AddFetch(area, product, connection, opened.Value.Files, stored: null, actor);

        await db.SaveChangesAsync(cancel);
        return import;
    }
}
