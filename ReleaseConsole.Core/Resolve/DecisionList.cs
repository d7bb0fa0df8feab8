using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Artifacts;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Resolve;

/// <summary>One decision about an identity: the name it was about, the artifact it was decided to be, and by whom.</summary>
public sealed record DecisionRow(
    UnresolvedId Id, ArtifactKind Kind, string Path, string? OutsideId, Digest Content, Resolution Resolution, string? Artifact, string By,
    DateTimeOffset At,
    string? RevokedBy, DateTimeOffset? RevokedAt);

/// <summary>What did people decide about identities? The newest first, at most 500; revoked ones stay in the list.</summary>
public sealed class DecisionList(IDbContextFactory<ConsoleDb> contexts)
{
    public const int Most = 500;

    public async Task<Result<List<DecisionRow>>> RunAsync(string productSlug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var admission = await db.AdmitAsync(actor, productSlug, Permission.Read, cancel);
        if (!admission.Succeeded)
            return admission.Refusal;
        var product = admission.Value.Product.Id;
        return await (from item in db.Set<Unresolved>().AsNoTracking()
                      where item.ProductId == product && item.ResolvedAs != null
                      join artifact in db.Set<Artifact>().AsNoTracking() on item.Target equals (ArtifactId?)artifact.Id into targets
                      from artifact in targets.DefaultIfEmpty()
                      orderby item.ResolvedAt descending
                      select new DecisionRow(
                          item.Id, item.Kind, item.Path, item.OutsideId, item.Content, item.ResolvedAs!.Value,
                          artifact == null ? null : artifact.Path,
                          item.ResolvedBy!, item.ResolvedAt!.Value, item.RevokedBy, item.RevokedAt)).Take(Most).ToListAsync(cancel);
    }
}
