using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Ingest.Formats;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>What did each release say of itself? The notes of a product as one file, newest first, at most 1 000 releases.</summary>
public sealed class ExportNotes(IDbContextFactory<ConsoleDb> contexts)
{
    private const int Most = 1000;

    public async Task<Result<string>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        var releases = await db.Set<Release>().AsNoTracking().Where(release => release.ProductId == product)
            .OrderByDescending(release => release.CreatedAt).ThenByDescending(release => release.Id).Take(Most)
            .Select(release => new { release.Version, release.CreatedAt, release.Notes }).ToListAsync(cancel);
        return KeepAChangelog.Write(releases.Select(release => (release.Version, release.CreatedAt, release.Notes)));
    }
}
