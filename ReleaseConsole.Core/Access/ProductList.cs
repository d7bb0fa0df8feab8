using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>One product as lists show it.</summary>
public sealed record ProductRow(string Slug, string Name, DateTimeOffset CreatedAt);

/// <summary>Which products can the actor see? In order of name; at most 500.</summary>
public sealed class ProductList(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<IReadOnlyList<ProductRow>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        var products = await db.Set<Product>().AsNoTracking().OrderBy(product => product.Name).ThenBy(product => product.Slug).Take(500)
            .ToListAsync(cancel);
        return [.. products.Where(product => permissions.Sees(product.Id))
            .Select(product => new ProductRow(product.Slug, product.Name, product.CreatedAt))];
    }
}
