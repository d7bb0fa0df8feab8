using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>
/// Makes a product of the tenant with its environments; decided under the tenant's write lock, so that a name is taken once.
/// </summary>
public sealed class CreateProduct(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<ProductRow>> RunAsync(NewProduct wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.OpenAsync(actor, cancel);
        await using var moment = await db.BeginExclusiveAsync(cancel);
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.RefuseInTenant(Permission.GrantAccess) is { } refusal)
            return refusal;
        var isTaken = await db.Set<Product>().AnyAsync(one => one.Slug == wanted.Slug, cancel);

        if (wanted.Refuse() is { } bad)
            return bad;
        if (isTaken)
            return AccessRefusals.ProductTaken(wanted.Slug);

        var made = new ProductRow(wanted.Slug, wanted.Name, db.Now);
        db.Record(actor, new ProductCreated(
            wanted.Slug, wanted.Name, [.. wanted.Environments.Select(one => one.Name)],
            [.. wanted.Environments.Where(one => one.IsProtected).Select(one => one.Name)])
        { Product = wanted.AddTo(db) });

        await db.SaveChangesAsync(cancel);
        await moment.CommitAsync(cancel);
        return made;
    }
}
