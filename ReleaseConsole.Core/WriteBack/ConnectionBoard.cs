using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.WriteBack;

/// <summary>Which outside systems are connected, and how are they?</summary>
public sealed class ConnectionBoard(IDbContextFactory<ConsoleDb> contexts, IEnumerable<IConnector> connectors)
{
    /// <param name="product">One product, or null for all that the actor sees.</param>
    public async Task<Result<IReadOnlyList<ConnectionShown>>> RunAsync(string? product, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        var products = (await db.Set<Product>().AsNoTracking().ToListAsync(cancel))
            .Where(one => permissions.Sees(one.Id) && (product is null || one.Slug == product))
            .ToDictionary(one => one.Id, one => one.Slug);
        if (product is not null && products.Count == 0)
            return AccessRefusals.NoSuchProduct(product);

        var ids = products.Keys.ToList();
        var targets = await db.Set<Target>().AsNoTracking().Where(one => ids.Contains(one.ProductId)).OrderBy(one => one.Name)
            .ThenBy(one => one.Id).Take(500).ToListAsync(cancel);
        var since = db.Now.AddDays(-7);
        var counts = await db.Set<Delivery>().AsNoTracking()
            .Where(one => one.CreatedAt >= since || one.State == DeliveryState.Unknown)
            .GroupBy(one => new { one.TargetId, one.State })
            .Select(group => new { group.Key.TargetId, group.Key.State, Count = group.Count() })
            .ToListAsync(cancel);
        return targets.Select(target =>
        {
            var own = counts.Where(one => one.TargetId == target.Id).ToList();
            return new ConnectionShown(
                target.Id, products[target.ProductId], target.Name, target.Kind, target.Address, target.Environment, target.Settings,
                target.Secret,
                target.AllowsPrivateNetwork, target.IsEnabled, target.Health, target.HealthDetail, target.CheckedAt,
                connectors.First(one => one.Kind == target.Kind).Of(target), own.Sum(one => one.Count),
                own.Where(one => one.State is DeliveryState.Confirmed or DeliveryState.AlreadyThere).Sum(one => one.Count),
                own.Where(one => one.State == DeliveryState.Unknown).Sum(one => one.Count),
                permissions.May(Permission.Connect, target.ProductId));
        }).ToList();
    }
}
