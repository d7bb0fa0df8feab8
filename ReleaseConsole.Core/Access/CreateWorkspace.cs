using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Access;

/// <summary>A tenant with one product and the environments of its promotion path, in order.</summary>
public sealed record NewWorkspace(
    string Tenant, string TenantName, string Product, string ProductName, IReadOnlyList<NewEnvironment> Environments);

/// <summary>Makes a tenant with a product and its environments; used by the host's own set-up, never by a page.</summary>
public sealed class CreateWorkspace(IDbContextFactory<ConsoleDb> contexts)
{
    public async Task<Result<TenantId>> RunAsync(NewWorkspace wanted, string correlationId, CancellationToken cancel)
    {
        var tenant = new TenantId(Guid.CreateVersion7());
        var product = new NewProduct(wanted.Product, wanted.ProductName, wanted.Environments);
        await using var db = await contexts.OpenAsync(tenant, cancel);

        if (Slugs.Refuse(wanted.Tenant) is { } badTenant)
            return badTenant;
        if (product.Refuse() is { } badProduct)
            return badProduct;

        db.Add(new Tenant(tenant, wanted.Tenant, wanted.TenantName, db.Now));
        db.Record(Actor.Job(tenant, "set-up", correlationId), new WorkspaceCreated(
            wanted.Tenant, wanted.Product, [.. wanted.Environments.Select(one => one.Name)])
        { Product = product.AddTo(db) });

        await db.SaveChangesAsync(cancel);
        return tenant;
    }
}
