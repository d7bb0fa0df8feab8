using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Deploy;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// How far a role to be reaches, asked in one way for persons and keys: product and environment exist, the lane fits the role.
/// </summary>
internal static class RoleReach
{
    /// <summary>The product the role is narrowed to; null for the whole tenant.</summary>
    public static async Task<Result<ProductId?>> OfAsync(
        ConsoleDb db, Role role, Lane? lane, string? productSlug, string? environment, CancellationToken cancel)
    {
        var product = productSlug is null
            ? null
            : await db.Set<Product>().AsNoTracking().FirstOrDefaultAsync(one => one.Slug == productSlug, cancel);
        if (productSlug is not null && product is null)
            return AccessRefusals.NoSuchProduct(productSlug);
        if (environment is not null && !await db.Set<ReleaseEnvironment>().AnyAsync(
            one => one.Name == environment && (product == null || one.ProductId == product.Id), cancel))
            return AccessRefusals.NoSuchEnvironment(environment);
        if (role == Role.Reviewer && lane is null)
            return AccessRefusals.ReviewerNeedsLane();
        if (lane is not null && !RolePermissions.Of(role).Contains(Permission.Review))
            return AccessRefusals.RoleHasNoLane(role);
        return product?.Id;
    }
}
