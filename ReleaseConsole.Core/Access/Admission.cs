using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A product the actor may enter, with what they may do in it: the first thing every use case loads.</summary>
public sealed record Admission(Product Product, Permissions Permissions);

public static class Admissions
{
    /// <summary>
    /// Opens a product by slug for one permission. A product the actor cannot read answers as if it did not exist.
    /// </summary>
    public static async Task<Result<Admission>> AdmitAsync(
        this ConsoleDb db, Actor actor, string productSlug, Permission permission, CancellationToken cancel, string? environment = null)
    {
        var product = await db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == productSlug, cancel);
        return await AdmitAsync(db, actor, product, productSlug, permission, environment, cancel);
    }

    /// <summary>The same, for a use case that reached the product through a fact it loaded.</summary>
    public static async Task<Result<Admission>> AdmitAsync(
        this ConsoleDb db, Actor actor, ProductId productId, Permission permission, CancellationToken cancel, string? environment = null)
    {
        var product = await db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == productId, cancel);
        return await AdmitAsync(db, actor, product, productId.Value.ToString(), permission, environment, cancel);
    }

    private static async Task<Result<Admission>> AdmitAsync(
        ConsoleDb db, Actor actor, Product? product, string name, Permission permission, string? environment, CancellationToken cancel)
    {
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (product is null || !permissions.Sees(product.Id))
            return AccessRefusals.NoSuchProduct(name);
        if (permissions.Refuse(permission, product.Id, environment) is { } refusal)
            return refusal;
        return new Admission(product, permissions);
    }
}
