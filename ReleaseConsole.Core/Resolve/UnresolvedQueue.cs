using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Ingest;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>An item that waits for a person, with the artifact it may be.</summary>
public sealed record UnresolvedRow(
    UnresolvedId Id, ImportId Import, ArtifactKind Kind, string Path, string SourcePath, Digest Content, string Reason,
    string? Suggestion, DateTimeOffset CreatedAt);

/// <summary>What waits for someone to say which artifact it is? The oldest first, at most 500.</summary>
public sealed class UnresolvedQueue(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<List<UnresolvedRow>>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        return await (from item in db.Set<Unresolved>().AsNoTracking()
                      where item.ProductId == product && item.ResolvedAs == null
                      join artifact in db.Set<Artifact>().AsNoTracking() on item.Suggestion equals (ArtifactId?)artifact.Id into suggested
                      from artifact in suggested.DefaultIfEmpty()
                      orderby item.CreatedAt
                      select new UnresolvedRow(
                          item.Id, item.ImportId, item.Kind, item.Path, item.SourcePath, item.Content, item.Reason,
                          artifact == null ? null : artifact.Path, item.CreatedAt)).Take(500).ToListAsync(cancel);
    }
}
