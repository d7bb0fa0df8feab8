using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>
/// Takes an outside place in once, without keeping it as a source. Who may not make connections reaches public places only, and with no
/// credential: a secret of this machine must not be sent wherever an author points.
/// </summary>
public sealed class PullOnce(IDbContextFactory<ConsoleDb> contexts, SourceOpening opening, StartImport start)
{
    public async Task<Result<ImportId>> RunAsync(string productSlug, SourceConnection connection, Actor actor, CancellationToken cancel)
    {
        await using (var db = await contexts.OpenAsync(actor, cancel))
        {
            var admission = await db.AdmitAsync(actor, productSlug, Permission.Author, cancel);
            if (!admission.Succeeded)
                return admission.Refusal;
            if ((connection.Credential is not null || connection.AllowsPrivateNetwork)
                && (await db.AdmitAsync(actor, productSlug, Permission.Connect, cancel)).Refusal is not null)
                return SourceRefusals.OnlyAnAdmin();
        }
        var source = opening.Open(connection);
        return source.Succeeded ? await start.RunAsync(productSlug, source.Value.Files, actor, cancel) : source.Refusal;
    }
}
