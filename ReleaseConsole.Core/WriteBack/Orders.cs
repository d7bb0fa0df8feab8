using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Audit;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Releases;
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
        var signed = await ApprovedByAsync(db, deployment.Id, cancel);
        var pointers = await Pointers.OfAsync(db, delivery.TargetId, delivery.Environment, cancel);
        return new WriteBackOrder(
            delivery.Key, new Place(product.Slug, delivery.Environment), release.Version, manifest.Document, contents!, delivery.Replaces,
            signed,
            pointers.Ours, delivery.Overwrites, delivery.CreatedAt);
    }

    /// <summary>
    /// Who counted when the deployment was last judged, from its entry in the log; a lane lost afterwards changes nothing.
    /// </summary>
    private static async Task<IReadOnlyList<string>> ApprovedByAsync(ConsoleDb db, DeploymentId id, CancellationToken cancel)
    {
        var subject = $"deployment:{id.Value}";
        var judgements = await (from about in db.Set<AuditSubject>().AsNoTracking()
                                join entry in db.Set<AuditEntry>().AsNoTracking() on about.Index equals entry.Index
                                where about.Subject == subject
                                    && (entry.Action == nameof(DeploymentStarted) || entry.Action == nameof(DeploymentResumed))
                                orderby entry.Index descending
                                select entry.Document).Take(100).ToListAsync(cancel);
        return judgements.Select(Names).FirstOrDefault(names => names is not null) ?? [];
    }

    private static List<string>? Names(string entry)
    {
        using var document = JsonDocument.Parse(entry);
        return document.RootElement.GetProperty("details").TryGetProperty("approvedBy", out var names)
            && names.ValueKind == JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(name => name.GetString()!)]
            : null;
    }
}
