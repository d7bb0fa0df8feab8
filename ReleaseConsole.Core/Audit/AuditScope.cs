using Microsoft.EntityFrameworkCore;
using ReleaseConsole.Core.Access;
using ReleaseConsole.Core.Storage;

namespace ReleaseConsole.Core.Audit;

/// <summary>Which of the tenant's entries an actor may read: all of them, or those of the products their grants name.</summary>
internal sealed record AuditScope(IReadOnlyList<ProductId?>? Products)
{
    public static async Task<Result<AuditScope>> OfAsync(ConsoleDb db, Actor actor, CancellationToken cancel)
    {
        var permissions = await Permissions.OfAsync(db, actor, cancel);
        if (permissions.MayInTenant(Permission.ReadAudit))
            return new AuditScope(Products: null);
        var named = permissions.Grants.Select(grant => grant.ProductId).OfType<ProductId>().Distinct()
            .Where(product => permissions.May(Permission.ReadAudit, product)).Select(product => (ProductId?)product).ToList();
        // A grant for an environment of every product reaches every product's entries, and none of the tenant's own.
        if (permissions.Grants.Any(grant => grant.ProductId is null && RolePermissions.Of(grant.Role).Contains(Permission.ReadAudit)))
            named = [.. (await db.Set<Product>().AsNoTracking().Select(product => product.Id).ToListAsync(cancel))
                .Where(product => permissions.May(Permission.ReadAudit, product)).Select(product => (ProductId?)product)];
        return named.Count == 0 ? AccessRefusals.MayNot(actor, Permission.ReadAudit) : new AuditScope(named);
    }

    public IQueryable<AuditEntry> Entries(ConsoleDb db) => Products is null
        ? db.Set<AuditEntry>().AsNoTracking()
        : db.Set<AuditEntry>().AsNoTracking().Where(entry => Products.Contains(entry.ProductId));

    public bool Covers(AuditEntry entry) => Products is null || Products.Contains(entry.ProductId);
}
