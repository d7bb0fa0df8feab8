using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Ingest;

/// <summary>The last version an import made of one artifact.</summary>
public sealed record VersionOfImport(ArtifactKind Kind, string Path, int Version, Digest Digest);

/// <summary>Which versions did this import make? Of each artifact the last one, so that a release can be drafted from them.</summary>
public sealed class ImportedVersions(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<IReadOnlyList<VersionOfImport>>> RunAsync(
        string productSlug, ImportId id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        if (!await db.Set<Import>().AnyAsync(one => one.Id == id && one.ProductId == admission.Value.Product.Id, cancel))
            return IngestRefusals.NoSuchImport();
        var made = await db.Set<ImportItem>().AsNoTracking()
            .Where(item => item.ImportId == id && item.Outcome == ItemOutcome.Created && item.Version != null && item.Kind != null
                && item.Digest != null)
            .Select(item => new VersionOfImport(item.Kind!.Value, item.ArtifactPath!, item.Version!.Value, item.Digest!.Value))
            .ToListAsync(cancel);
        return made.GroupBy(one => (one.Kind, one.Path)).Select(group => group.MaxBy(one => one.Version)!).ToList();
    }
}
