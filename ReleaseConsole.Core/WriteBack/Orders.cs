using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
using ReleaseConsole.Core.Review;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

internal static class Orders
{
    /// <summary>Reads everything one delivery needs, so that nothing of the database is held while the target is asked.</summary>
    public static async Task<WriteBackOrder> OrderAsync(this ConsoleDb db, Delivery delivery, CancellationToken cancel)
    {
        var product = await db.Set<Product>().AsNoTracking().FirstAsync(one => one.Id == delivery.ProductId, cancel);
        var manifest = await db.Set<Manifest>().AsNoTracking()
            .FirstAsync(one => one.ProductId == delivery.ProductId && one.Digest == delivery.ManifestDigest, cancel);
        var contents = await ManifestContents.LoadAsync(db, delivery.ProductId, delivery.ManifestDigest, cancel);
        var deployment = await db.Set<Deployment>().AsNoTracking().FirstAsync(one => one.Id == delivery.DeploymentId, cancel);
        var release = await db.Set<Release>().AsNoTracking().FirstAsync(one => one.Id == deployment.ReleaseId, cancel);
        var signed = await db.Set<Decision>().AsNoTracking()
            .Where(one => one.ProposalId == deployment.ProposalId
                && (one.Meaning == DecisionMeaning.Approved || one.Meaning == DecisionMeaning.Overridden))
            .Select(one => one.SignerName).Distinct().OrderBy(name => name).ToListAsync(cancel);
        var pointers = await Pointers.OfAsync(db, delivery.TargetId, delivery.Environment, cancel);
        return new WriteBackOrder(
            delivery.Key, new Place(product.Slug, delivery.Environment), release.Version, manifest.Document, contents!, delivery.Replaces, signed,
            pointers.Ours, delivery.Overwrites, delivery.CreatedAt);
    }
}
