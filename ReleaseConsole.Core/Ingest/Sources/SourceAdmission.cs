using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest.Sources;

/// <summary>The source an id stands for, to those who may.</summary>
internal static class SourceAdmission
{
    public static async Task<Result<Source>> SourceAsync(
        this ConsoleDb db, SourceId id, Permission needs, Actor actor, CancellationToken cancel)
    {
        if (await db.Set<Source>().FirstOrDefaultAsync(one => one.Id == id, cancel) is not { } source)
            return SourceRefusals.NoSuchSource();
        var admission = await db.AdmitAsync(actor, source.ProductId, needs, cancel);
        return admission.Refusal switch
        {
            null => source,
            { Kind: RefusalKind.NotFound } => SourceRefusals.NoSuchSource(),
            var refusal => refusal,
        };
    }
}
